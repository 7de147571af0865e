namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>A quantity as a person types it: digits, grouped and with decimals in the reader's manner, and nothing that could be read in
/// two ways.</summary>
public static class TypedQuantity
{
    public const decimal Most = 1_000_000m;

    private const int MostDigits = 15;
    private const int MostDecimals = 4;
    private const int Group = 3;

    /// <returns>The quantity, or what is wrong with it.</returns>
    public static (decimal? Quantity, string? Problem) Read(string text, CultureInfo culture)
    {
        var typed = TypedNumber.Plain(text);
        if (typed.StartsWith('-') || typed.StartsWith('\u2212'))
        {
            return (null, "Enter a quantity above zero, or leave the field blank.");
        }

        var number = TypedNumber.Read(typed, culture)
            ?? (typed.Contains(',', StringComparison.Ordinal) ? null : TypedNumber.Read(typed, CultureInfo.InvariantCulture));
        if (number is null || !IsClear(number, isGrouped: typed.Count(character => !char.IsAsciiDigit(character)) > 1)
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity))
        {
            return (null, "Enter a number, such as 25.");
        }

        return quantity == 0m ? (null, "Enter a quantity above zero, or leave the field blank.")
            : quantity > Most ? (null, $"At most {Most.ToString("N0", culture)} can be ordered at a time.")
            : (quantity, null);
    }

    /// <summary>The quantity as a field holds it, without groups, and so that it is read as it was meant.</summary>
    public static string Write(decimal quantity, CultureInfo culture) =>
        quantity.ToString(decimal.Round(quantity, Group) == quantity && decimal.Round(quantity, Group - 1) != quantity
            ? "0.0000" : "0.####", culture);

    // 1.000 with a point that does not group is neither a thousand nor one, unless a group or a zero before it says so.
    private static bool IsClear(string number, bool isGrouped) => number.Split('.') switch
    {
        [{ Length: <= MostDigits }] => true,
        [{ Length: <= MostDigits } whole, { Length: <= MostDecimals } decimals] => decimals.Length != Group || isGrouped || whole is "0",
        _ => false,
    };
}
