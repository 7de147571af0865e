namespace Checkout.Web.Wording;

/// <summary>Quantities, counts and percentages without superfluous decimals.</summary>
public static class QuantityText
{
    /// <summary>A number with more decimals than this is a fraction that was computed.</summary>
    public const int MostStated = 10;

    private const char NoBreakSpace = '\u00A0';

    /// <summary>1,200; 2.5. As many decimals as the number has: up to six, or ten where somebody stated them.</summary>
    public static string Of(decimal quantity, CultureInfo culture)
    {
        var digits = Math.Abs(quantity).ToString(quantity.Scale > MostStated ? "#,##0.######" : "#,##0.##########", culture);
        return quantity < 0m ? MoneyText.Minus + digits : digits;
    }

    /// <summary>40 users, 1 user, 500 GB: words take a plural, abbreviations don't.</summary>
    public static string Of(decimal quantity, string? unit, CultureInfo culture) => string.IsNullOrEmpty(unit)
        ? Of(quantity, culture)
        : $"{Of(quantity, culture)}{NoBreakSpace}{UnitFor(quantity, unit)}";

    /// <summary>The unit alone, as it stands beside a field for a quantity: users, GB.</summary>
    public static string Unit(string unit) => UnitFor(0m, unit);

    /// <summary>A rate of 0.2 as “20%” in the culture's manner.</summary>
    public static string Percent(decimal rate, CultureInfo culture)
    {
        var digits = Of(rate * 100m, culture);
        // .NET's patterns: 0 is “n %”, 1 is “n%”, 2 is “%n”, 3 is “% n”.
        return culture.NumberFormat.PercentPositivePattern switch
        {
            0 => $"{digits}{NoBreakSpace}%",
            2 => $"%{digits}",
            3 => $"%{NoBreakSpace}{digits}",
            _ => $"{digits}%",
        };
    }

    /// <summary>“1 quote”, “3 quotes”.</summary>
    public static string Count(int count, string one, string many, CultureInfo culture) =>
        $"{count.ToString("N0", culture)} {(count == 1 ? one : many)}";

    /// <summary>140 user licenses, 500 GB: seats of several products are not so many people.</summary>
    public static string Licenses(decimal quantity, string unit, CultureInfo culture) => !unit.All(char.IsAsciiLetterLower)
        ? Of(quantity, unit, culture) : $"{Of(quantity, culture)}{NoBreakSpace}{unit} {(quantity == 1m ? "license" : "licenses")}";

    private static string UnitFor(decimal quantity, string unit) =>
        quantity == 1m || !unit.All(char.IsAsciiLetterLower) || unit.EndsWith('s') ? unit : unit + "s";
}
