using System.Text.RegularExpressions;

namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>A quantity as a person types it: digits, grouped and with decimals in the reader's manner, and nothing that could be read in
/// two ways.</summary>
public static partial class TypedQuantity
{
    public const decimal Most = 1_000_000m;

    /// <returns>The quantity, or what is wrong with it.</returns>
    public static (decimal? Quantity, string? Problem) Read(string text, CultureInfo culture)
    {
        var typed = text.Trim().Replace('\u00A0', ' ').Replace('\u202F', ' ');
        if (typed.StartsWith('-') || typed.StartsWith('\u2212'))
        {
            return (null, "Enter a quantity above zero, or leave the field blank.");
        }

        var numbers = culture.NumberFormat;
        var group = numbers.NumberGroupSeparator.Replace('\u00A0', ' ').Replace('\u202F', ' ');
        if (Grouped().Match(typed) is { Success: true } grouped
            && (grouped.Groups["by"].Value == group || grouped.Groups["by"].Value == " "))
        {
            typed = typed.Replace(grouped.Groups["by"].Value, "", StringComparison.Ordinal);
        }
        else if (numbers.NumberDecimalSeparator != "." && !typed.Contains('.', StringComparison.Ordinal))
        {
            typed = typed.Replace(numbers.NumberDecimalSeparator, ".", StringComparison.Ordinal);
        }

        if (!Plain().IsMatch(typed) || !decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var quantity))
        {
            return (null, "Enter a number, such as 25.");
        }

        return quantity == 0m ? (null, "Enter a quantity above zero, or leave the field blank.")
            : quantity > Most ? (null, $"At most {Most.ToString("N0", culture)} can be ordered at a time.")
            : (quantity, null);
    }

    // 1.000 with a point that does not group is neither a thousand nor one: three decimals are nobody's quantity.
    [GeneratedRegex(@"^[0-9]{1,15}(\.([0-9]{1,2}|[0-9]{4}))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[0-9]{1,3}(?<by>[.,’' ])[0-9]{3}(\k<by>[0-9]{3})*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grouped();
}
