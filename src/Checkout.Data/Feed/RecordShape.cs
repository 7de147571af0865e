using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Checkout.Data.Feed;

/// <summary>Finds everything that keeps a line from being a record, where the deserializer stops at the first: unknown, missing and
/// malformed fields.</summary>
internal static class RecordShape
{
    public static IEnumerable<(string Field, string Sentence)> Problems(JsonElement record, JsonTypeInfo type) =>
        OfObject(record, type, "");

    private static IEnumerable<(string Field, string Sentence)> OfObject(JsonElement value, JsonTypeInfo type, string path)
    {
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var field = path + property.Name;
            if (!known.TryGetValue(property.Name, out var expected))
            {
                yield return (field, Unknown(property.Name, known.Keys));
            }
            else if (!seen.Add(property.Name))
            {
                yield return (field, "The field is given twice.");
            }
            else
            {
                foreach (var problem in OfValue(property.Value, expected, type.Options, field))
                {
                    yield return problem;
                }
            }
        }

        foreach (var missing in known.Values.Where(property => property.IsRequired && !seen.Contains(property.Name)))
        {
            yield return (path + missing.Name, "The field is missing.");
        }
    }

    private static IEnumerable<(string Field, string Sentence)> OfValue(JsonElement value, JsonPropertyInfo expected,
        JsonSerializerOptions options, string field)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return expected.IsSetNullable && (!expected.PropertyType.IsValueType
                || Nullable.GetUnderlyingType(expected.PropertyType) is not null)
                ? []
                : [(field, "The field must not be null.")];
        }

        return OfType(value, options.GetTypeInfo(expected.PropertyType), expected, field);
    }

    private static IEnumerable<(string Field, string Sentence)> OfType(JsonElement value, JsonTypeInfo type, JsonPropertyInfo? property,
        string field) => type.Kind switch
        {
            JsonTypeInfoKind.Object => value.ValueKind is JsonValueKind.Object ? OfObject(value, type, field + ".")
                : [(field, "An object is expected here.")],
            JsonTypeInfoKind.Enumerable =>
            value.ValueKind is JsonValueKind.Array ? OfItems(value, type, field) : [(field, "An array is expected here.")],
            _ => Fits(value, type, property) ? []
                : [(field, IsText(value) ? Expected(type.Type, value, property) : "The text is no valid Unicode.")],
        };

    private static IEnumerable<(string Field, string Sentence)> OfItems(JsonElement value, JsonTypeInfo type, string field)
    {
        var item = type.Options.GetTypeInfo(type.ElementType!);
        return value.EnumerateArray().Index().SelectMany(element => element.Item.ValueKind is JsonValueKind.Null
            ? [(FormattableString.Invariant($"{field}[{element.Index}]"), "The item must not be null.")]
            : OfType(element.Item, item, property: null, FormattableString.Invariant($"{field}[{element.Index}]")));
    }

    private static bool Fits(JsonElement value, JsonTypeInfo type, JsonPropertyInfo? property)
    {
        try
        {
            if (property?.CustomConverter is not null)
            {
                return value.ValueKind is JsonValueKind.String && Enum.TryParse(type.Type, value.GetString(), ignoreCase: false, out _);
            }

            value.Deserialize(type);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>False for a string that halves a character.</summary>
    private static bool IsText(JsonElement value)
    {
        try
        {
            return value.ValueKind is not JsonValueKind.String || value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Expected(Type type, JsonElement value, JsonPropertyInfo? property)
    {
        var expected = Nullable.GetUnderlyingType(type) ?? type;
        var what = expected == typeof(DateOnly) ? $"{BusinessDay.Bounds}, written as 2026-11-23"
            : expected == typeof(DateTimeOffset) ? $"{BusinessDay.Bounds}, written as an instant such as 2026-11-23T14:30:00Z"
            : expected == typeof(Currency) ? "A currency code of ISO 4217 is expected"
            : expected == typeof(bool) ? "true or false is expected"
            : expected == typeof(decimal) ? "A number is expected"
            : expected == typeof(int) ? "A whole number is expected"
            : expected.IsEnum ? $"One of {string.Join(", ", Enum.GetNames(expected).Select(name =>
                property?.CustomConverter is null ? JsonNamingPolicy.CamelCase.ConvertName(name) : name))} is expected"
            : "Text is expected";
        var text = value.GetRawText();
        return $"{what}, not {text.Truncate(60)}.";
    }

    private static string Unknown(string name, IEnumerable<string> known) =>
        known.FirstOrDefault(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)) is { } close
            ? $"There is no such field; did you mean “{close}”?"
            : "There is no such field.";
}
