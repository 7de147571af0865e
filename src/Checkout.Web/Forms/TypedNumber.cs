namespace Checkout.Web.Forms;

/// <summary>Numbers as people type them, in any digits, grouped or not.</summary>
internal static class TypedNumber
{
    /// <summary>The text with the digits and separators of a keyboard, every space and apostrophe alike, and nothing that is not
    /// seen.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\uFF0C' or '\u066C' => plain.Append(','),
                '\uFF0E' or '\u066B' => plain.Append('.'),
                '\'' or '\uFF07' => plain.Append('’'),
                _ when Rune.IsWhiteSpace(rune) => plain.Append(' '),
                _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format => plain,
                _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber =>
                    plain.Append((int)Rune.GetNumericValue(rune)),
                _ => plain.Append(rune),
            };
        }

        return plain.ToString().Trim();
    }

    /// <summary>A plain text in a culture's manner as an invariant number. Groups count only where they are whole: “163.31” is not sixteen
    /// thousand to a German. Spaces and apostrophes group for everybody.</summary>
    /// <returns>Null where it is none.</returns>
    public static string? Read(string plain, CultureInfo culture)
    {
        var figures = culture.NumberFormat;
        var (point, group) = (Plain($"0{figures.NumberDecimalSeparator}0")[1..^1], Plain($"0{figures.NumberGroupSeparator}0")[1..^1]);
        var at = plain.LastIndexOf(point, StringComparison.Ordinal);
        var (whole, fraction) = at < 0 ? (plain, "") : (plain[..at], plain[(at + point.Length)..]);
        var by = Array.Find([group, " ", "’"], each => each.Length > 0 && whole.Contains(each, StringComparison.Ordinal));
        var groups = by is null ? [whole] : whole.Split(by);
        var isNumber = AreWhole(groups, isIndian: figures.NumberGroupSizes is [3, 2]) && fraction.All(char.IsAsciiDigit)
            && (at < 0 || fraction.Length > 0);
        return isNumber ? $"{string.Concat(groups)}{(at < 0 ? "" : ".")}{fraction}" : null;
    }

    private static bool AreWhole(string[] groups, bool isIndian) =>
        groups.All(group => group.Length > 0 && group.All(char.IsAsciiDigit))
        && (groups.Length == 1 || (groups[^1].Length == 3
            && (AreOf(3, groups) || (isIndian && AreOf(2, groups)))));

    private static bool AreOf(int size, string[] groups) =>
        groups[0].Length <= size && groups.Skip(1).SkipLast(1).All(group => group.Length == size);
}
