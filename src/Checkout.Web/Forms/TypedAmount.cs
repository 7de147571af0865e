namespace Checkout.Web.Forms;

/// <summary>Amounts as people type them: in their own culture's manner or with a point, with or without the currency.</summary>
public static class TypedAmount
{
    /// <returns>Null where it can't be read as an amount with at most the currency's decimals.</returns>
    public static decimal? Read(string? text, Currency currency, CultureInfo culture)
    {
        var typed = TypedNumber.Plain((text ?? "").Replace(currency.Code, "", StringComparison.OrdinalIgnoreCase)
            .Replace(MoneyText.Symbol(currency, culture), "", StringComparison.Ordinal)).Replace(" ", "", StringComparison.Ordinal);
        foreach (var manner in new[] { culture, CultureInfo.InvariantCulture })
        {
            if (decimal.TryParse(TypedNumber.Read(typed, manner), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var amount) && currency.Fits(amount))
            {
                return amount;
            }
        }

        return null;
    }

    /// <summary>The amount as a field holds it: the culture's decimal separator, no groups, no currency.</summary>
    public static string Write(decimal amount, Currency currency, CultureInfo culture) =>
        amount.ToString("F" + currency.MinorUnits.ToString(CultureInfo.InvariantCulture), culture);
}
