namespace Checkout.Web.Documents.Export;

/// <summary>Decimals with a point, no grouping and no digit lost.</summary>
internal static class ExactNumber
{
    private const string AllDigits = "0.############################";

    public static string Format(decimal value) => value.ToString(AllDigits, CultureInfo.InvariantCulture);

    /// <summary>At least the given decimals; more where the value has them.</summary>
    public static string Format(decimal value, int decimals)
    {
        var asAmount = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return decimal.Parse(asAmount, CultureInfo.InvariantCulture) == value ? asAmount : Format(value);
    }
}
