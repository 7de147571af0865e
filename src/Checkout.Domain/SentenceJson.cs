using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Checkout.Domain;

/// <summary>Keeps a sentence with its dates and figures, to be said to somebody later. A plain text is a sentence without any.</summary>
internal sealed class SentenceJson : JsonConverter<Sentence>
{
    public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options)
    {
        if (value.Text is { Format: "{0}" } text && text.GetArgument(0) is string plain)
        {
            writer.WriteStringValue(plain);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("Words", value.Text.Format);
        writer.WriteStartArray("Figures");
        foreach (var figure in value.Text.GetArguments())
        {
            JsonSerializer.Serialize(writer, Stored(figure), options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static object Stored(object? figure) => figure switch
    {
        Money money => new { money.Amount, Currency = money.Currency.Code },
        DateOnly day => new { Day = day },
        Sentence or decimal or int => figure,
        _ => Convert.ToString(figure, CultureInfo.InvariantCulture) ?? "",
    };

    private static Sentence Read(JsonElement stored) => stored.ValueKind is JsonValueKind.String
        ? Sentence.FromString(stored.GetString()!)
        : new(FormattableStringFactory.Create(
            stored.GetProperty("Words").GetString()!, [.. stored.GetProperty("Figures").EnumerateArray().Select(Figure)]));

    private static object Figure(JsonElement stored) => stored switch
    {
        { ValueKind: JsonValueKind.Number } => stored.GetDecimal(),
        { ValueKind: JsonValueKind.Object } when stored.TryGetProperty("Currency", out var currency) =>
            new Money(stored.GetProperty("Amount").GetDecimal(), Currency.FromCode(currency.GetString()!)),
        { ValueKind: JsonValueKind.Object } when stored.TryGetProperty("Day", out var day) => day.Deserialize<DateOnly>(),
        _ => Read(stored),
    };
}
