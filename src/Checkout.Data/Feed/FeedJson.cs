using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Checkout.Data.Feed;

/// <summary>How records are written in JSON: strictly, for what is misspelt must not get lost.</summary>
public static class FeedJson
{
    /// <summary>The kinds of records with their classes, in the order in which a file should bring them.</summary>
    public static IReadOnlyDictionary<string, Type> RecordTypes { get; } =
        new OrderedDictionary<string, Type>(FeedLines.Imports.Select(import => KeyValuePair.Create(import.Type, import.RecordType)));

    /// <param name="today">The day that relative dates count from.</param>
    public static JsonSerializerOptions OptionsFor(DateOnly today)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            MaxDepth = 16,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new DayConverter(today),
                new InstantConverter(today),
                new FlagConverter(),
                new CurrencyCodeConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private sealed class DayConverter(DateOnly today) : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && RelativeDay.TryParse(reader.GetString(), today, out var day) ? day
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class InstantConverter(DateOnly today) : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && RelativeDay.TryParseInstant(reader.GetString(), today, out var instant) ? instant
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }

    /// <summary>Other systems write booleans as 0 and 1 (R6).</summary>
    private sealed class FlagConverter : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number when reader.TryGetInt32(out var number) && number is 0 or 1 => number == 1,
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }

    internal sealed class CurrencyCodeConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && Currency.TryFromCode(reader.GetString(), out var currency) ? currency
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }
}
