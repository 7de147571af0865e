using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Checkout.Domain;

/// <summary>
/// A sentence for people that remembers its amounts, dates and figures: whoever shows it writes them as the reader does. Written as an
/// interpolated string. There is no conversion from a plain string on purpose: an amount would be lost in it unnoticed.
/// </summary>
[InterpolatedStringHandler]
public sealed partial class Sentence
{
    private readonly List<(string? Literal, object? Value, string? Format)> _parts;

    public Sentence(int literalLength, int formattedCount) => _parts = new((formattedCount * 2) + Math.Min(literalLength, 1));

    /// <summary>One that is put together only where it is needed.</summary>
    public Sentence(int literalLength, int formattedCount, bool isNeeded, out bool appends)
        : this(literalLength, isNeeded ? formattedCount : 0) => appends = isNeeded;

    private Sentence(IEnumerable<(string?, object?, string?)> parts) => _parts = [.. parts];

    public void AppendLiteral(string value) => _parts.Add((value, null, null));

    public void AppendFormatted<T>(T value, string? format = null) => _parts.Add((null, value, format));

    /// <summary>Text that comes from elsewhere, as it is.</summary>
    public static Sentence Plain(string text) => new([(text, null, null)]);

    /// <summary>Sentences as one, with what stands between them.</summary>
    public static Sentence Join(string separator, IEnumerable<Sentence> sentences)
    {
        var parts = new List<(string?, object?, string?)>();
        foreach (var sentence in sentences)
        {
            parts.AddRange(parts.Count == 0 ? sentence._parts : [(separator, null, null), .. sentence._parts]);
        }

        return new Sentence(parts);
    }

    /// <summary>This one and another after it.</summary>
    public Sentence Then(Sentence more) => Join(" ", [this, more]);

    /// <param name="reader">Gives a formatter of its own for amounts and dates, as the portal does, or the culture to write figures
    /// in.</param>
    public string In(IFormatProvider reader)
    {
        var text = "";
        foreach (var (literal, value, format) in _parts)
        {
            var part = literal ?? Text(value, format, reader);
            // A name may bring the full stop of its sentence along: “Cirrus Software, Inc.”.
            text += part.StartsWith('.') && !part.StartsWith("..", StringComparison.Ordinal) && text.EndsWith('.') ? part[1..] : part;
        }

        return text;
    }

    /// <summary>As a column keeps it: amounts, dates and numbers in braces, so that <see cref="FromStored"/> gives them back.</summary>
    public string Stored() => string.Concat(_parts.Select(part => part.Literal ?? part.Value switch
    {
        Sentence sentence => sentence.Stored(),
        Money money => $"{{{money}}}",
        DateOnly date => date.ToString("{yyyy-MM-dd}", CultureInfo.InvariantCulture),
        int or decimal => string.Create(CultureInfo.InvariantCulture, $"{{{part.Value:0.######}}}"),
        _ => Text(part.Value, part.Format, CultureInfo.InvariantCulture),
    }));

    /// <summary>What <see cref="Stored"/> wrote; text without such braces stays as it is.</summary>
    public static Sentence FromStored(string stored)
    {
        var (parts, at) = (new List<(string?, object?, string?)>(), 0);
        foreach (Match kept in Kept().Matches(stored))
        {
            parts.Add((stored[at..kept.Index], null, null));
            parts.Add(Value(kept.Groups) is { } value ? (null, value, null) : (kept.Value, null, null));
            at = kept.Index + kept.Length;
        }

        return new Sentence([.. parts, (stored[at..], null, null)]);
    }

    /// <summary>As logs and exceptions have it: no reader’s format, and dates that nobody mistakes.</summary>
    public override string ToString() => In(CultureInfo.InvariantCulture);

    private static string Text(object? value, string? format, IFormatProvider reader) => value switch
    {
        Sentence sentence => sentence.In(reader),
        _ when reader.GetFormat(typeof(ICustomFormatter)) is ICustomFormatter custom => custom.Format(format, value, reader),
        DateOnly date when reader == CultureInfo.InvariantCulture => date.ToString(format ?? "d MMMM yyyy", reader),
        DateTimeOffset instant when reader == CultureInfo.InvariantCulture => instant.ToString(format ?? "d MMMM yyyy HH:mm zzz", reader),
        IFormattable formattable => formattable.ToString(format, reader),
        _ => value?.ToString() ?? "",
    };

    private static object? Value(GroupCollection groups)
    {
        var amount = decimal.TryParse(groups["amount"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : (decimal?)null;
        return groups["date"].Success ? DateOnly.TryParseExact(groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date) ? date : null
            : !groups["code"].Success ? amount
            : Currency.TryFromCode(groups["code"].Value, out var currency) && amount is { } known ? new Money(known, currency)
            : null;
    }

    [GeneratedRegex(@"\{(?:(?<date>\d{4}-\d\d-\d\d)|(?<amount>-?\d{1,19}(?:\.\d{1,6})?)(?: (?<code>[A-Z]{3}))?)\}",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();
}
