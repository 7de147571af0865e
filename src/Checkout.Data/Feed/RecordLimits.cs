using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed;

/// <summary>Checks what databases would refuse or cut, or worse keep: lengths, decimals, what is no text, and what attributes on a
/// record's fields ask for.</summary>
internal static class RecordLimits
{
    private const decimal Largest = 999_999_999_999m;
    private const int DefaultScale = 4;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Limit>> Limits = new();

    public static IEnumerable<(string Field, string Sentence)> Problems(object record) => Problems(record, "");

    /// <summary>
    /// Cuts texts and rounds numbers of an e-invoice's record to what its fields hold, for EN 16931 limits neither. What is cut is kept as
    /// it was stated. The document's number, by which it is known, and amounts of money are left as they are.
    /// </summary>
    /// <returns>What was stated, by field.</returns>
    public static IReadOnlyDictionary<string, string> Fit(AccountingRecord record)
    {
        var stated = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Fit(record, "", stated);
        return stated;
    }

    private static void Fit(object record, string path, SortedDictionary<string, string> stated)
    {
        foreach (var limit in Limits.GetOrAdd(record.GetType(), LimitsOf))
        {
            var field = path + limit.Name;
            switch (limit.Read(record))
            {
                case string text when text.Length > limit.MaxLength && limit.Name != "number":
                    stated[field] = text;
                    limit.Write(record, text.Truncate(limit.MaxLength));
                    break;
                case decimal number when limit.Name is "quantity" or "price" or "baseQuantity" or "rate"
                    && decimal.Round(number, limit.Scale, MidpointRounding.AwayFromZero) is var rounded && rounded != number:
                    stated[field] = number.ToString(CultureInfo.InvariantCulture);
                    limit.Write(record, rounded);
                    break;
                case IEnumerable items and not string:
                    foreach (var (index, item) in items.OfType<object>().Index().Where(item => IsRecord(item.Item)))
                    {
                        Fit(item, FormattableString.Invariant($"{field}[{index}]."), stated);
                    }

                    break;
                case { } part when IsRecord(part):
                    Fit(part, field + ".", stated);
                    break;
            }
        }
    }

    private static bool IsRecord(object value) =>
        value.GetType() is { IsEnum: false } type && type.Namespace == typeof(FeedRecord).Namespace;

    private static IEnumerable<(string Field, string Sentence)> Problems(object record, string path)
    {
        foreach (var limit in Limits.GetOrAdd(record.GetType(), LimitsOf))
        {
            foreach (var problem in OfValue(limit, limit.Read(record), path + limit.Name))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<(string Field, string Sentence)> OfValue(Limit limit, object? value, string field)
    {
        switch (value)
        {
            case string text:
                return OfText(limit, text) is { } wrong ? [(field, wrong)] : [];
            case decimal number:
                return OfNumber(limit, number) is { } bad ? [(field, bad)] : [];
            case int whole when limit.Range is { } range && !range.IsValid(whole):
                return [(field, Between(range))];
            case ICollection items when items.Count > limit.MaxItems:
                return [(field, string.Create(CultureInfo.InvariantCulture,
                    $"At most {limit.MaxItems} are possible; these are {items.Count}."))];
            case IEnumerable items:
                return items.OfType<object>().Index().SelectMany(item => item.Item is string
                    ? OfValue(limit, item.Item, FormattableString.Invariant($"{field}[{item.Index}]"))
                    : Problems(item.Item, FormattableString.Invariant($"{field}[{item.Index}].")));
            default:
                return value is not null && IsRecord(value) ? Problems(value, field + ".") : [];
        }
    }

    private static string? OfText(Limit limit, string text) =>
        text.SaysNothing() ? "The text is empty; leave an optional field out."
        : text.Length > limit.MaxLength
            ? string.Create(CultureInfo.InvariantCulture, $"At most {limit.MaxLength} characters are possible; these are {text.Length}")
                + (text.Any(char.IsSurrogate) ? ", for emoji and rare characters count as two." : ".")
        : text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? "The text holds control characters."
        : !text.IsClean() ? "The text holds code points that are no characters, or marks that turn the direction of writing."
        : limit.IsKey && text.HidesCharacters() ? "The text holds characters that nobody sees."
        : limit.IsKey && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) ? "There is a space before or after it."
        : limit.IsEmail && !Mailbox.IsValid(text) ? "This is not an e-mail address."
        : limit.IsCountry && !IsCountry(text) ? $"“{text}” is no country of ISO 3166-1{Meant(text)}."
        : limit.Pattern is { } pattern && !pattern.IsMatch(text) ? $"“{text}” does not have the form {pattern}."
        : null;

    // E-invoices know Kosovo and Northern Ireland by codes of their own.
    private static bool IsCountry(string text) => Countries.Find(text) is not null || text is "XI" or "XK";

    private static string Meant(string text) => text switch
    {
        "UK" => ": the United Kingdom is GB",
        "EL" => ": Greece is GR",
        _ => Countries.Find(text.ToUpperInvariant()) is { } meant ? $": {meant.Name} is {meant.Code}" : "",
    };

    private static string? OfNumber(Limit limit, decimal number) =>
        Math.Abs(number) > Largest ? "The number is too large."
        : limit.Range is { } range && (number < (int)range.Minimum || number > (int)range.Maximum) ? Between(range)
        : decimal.Round(number, limit.Scale, MidpointRounding.AwayFromZero) != number
            ? string.Create(CultureInfo.InvariantCulture, $"At most {limit.Scale} decimals are possible.")
        : null;

    private static string Between(RangeAttribute range) =>
        FormattableString.Invariant($"Between {range.Minimum} and {range.Maximum} is possible.");

    private static IReadOnlyList<Limit> LimitsOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => new Limit(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property.GetValue,
            property.SetValue,
            property.PropertyType == typeof(string) && property.GetCustomAttribute<MaxLengthAttribute>() is { } longest ? longest.Length
            : Lengths.Text,
            property.PropertyType != typeof(string) && property.GetCustomAttribute<MaxLengthAttribute>() is { } most ? most.Length
            : int.MaxValue,
            property.GetCustomAttribute<ScaleAttribute>()?.Decimals ?? DefaultScale,
            property.GetCustomAttribute<RangeAttribute>(),
            property.GetCustomAttribute<EmailAddressAttribute>() is not null,
            property.Name is "Country",
            property.Name.EndsWith("Number", StringComparison.Ordinal) || property.Name.EndsWith("Id", StringComparison.Ordinal)
            || property.Name.EndsWith("Prefix", StringComparison.Ordinal) || property.Name is "Sku",
            property.GetCustomAttribute<RegularExpressionAttribute>() is { } form
            ? new Regex(form.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) : null)),
    ];

    private sealed record Limit(string Name, Func<object, object?> Read, Action<object, object?> Write, int MaxLength, int MaxItems,
        int Scale, RangeAttribute? Range, bool IsEmail, bool IsCountry, bool IsKey, Regex? Pattern);
}
