using System.Text.RegularExpressions;

namespace Checkout.Web.Wording;

/// <summary>Amounts as people type them: in their own culture's manner or with a point, with or without the currency.</summary>
public static partial class TypedAmount
{
    /// <returns>Null where it can't be read as an amount with at most the currency's decimals.</returns>
    public static decimal? Read(string? text, Currency currency, CultureInfo culture)
    {
        var typed = Plain(text, currency, culture);
        var (point, group) = (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator);
        foreach (var (decimals, groups) in new[] { (point, group), (".", ",") })
        {
            // Groups count only where they are groups of three: “163.31” is not sixteen thousand to a German.
            var ungrouped = GroupOf(groups).Replace(typed, "${three}");
            if (decimal.TryParse(ungrouped.Replace(decimals, ".", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var amount)
                && !(ungrouped.Contains('.', StringComparison.Ordinal) && decimals != ".") && currency.Fits(amount))
            {
                return amount;
            }
        }

        return null;
    }

    /// <summary>The amount as a field holds it: the culture's decimal separator, no groups, no currency.</summary>
    public static string Write(decimal amount, Currency currency, CultureInfo culture) =>
        amount.ToString("F" + currency.MinorUnits.ToString(CultureInfo.InvariantCulture), culture);

    private static string Plain(string? text, Currency currency, CultureInfo culture)
    {
        var typed = (text ?? "").Replace(currency.Code, "", StringComparison.OrdinalIgnoreCase)
            .Replace(MoneyText.Symbol(currency, culture), "", StringComparison.Ordinal);
        return string.Concat(typed.Where(character => !char.IsWhiteSpace(character) && character is not ('\'' or '’')));
    }

    private static Regex GroupOf(string separator) => separator switch
    {
        "." => PointGroups(),
        _ => CommaGroups(),
    };

    [GeneratedRegex(@"(?<=^\d{1,3}(\.\d{3})*)\.(?<three>\d{3})(?=\D|$|\.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointGroups();

    [GeneratedRegex(@"(?<=^\d{1,3}(,\d{3})*),(?<three>\d{3})(?=\D|$|,)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommaGroups();
}
