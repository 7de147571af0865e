namespace Checkout.Web.Wording;

/// <summary>The numbers of an explained price, so that they can be typed into a pocket calculator.</summary>
public static class PriceWords
{
    /// <summary>“7 + 8∕30”: whole months and the shares of those that are covered in part.</summary>
    public static string Months(MonthCount months)
    {
        var parts = months.Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Covered.Days}∕{share.Month.Days}"))
            .ToList();
        return months.Whole == 0 && parts.Count > 0 ? string.Join(" + ", parts)
            : string.Join(" + ", parts.Prepend(months.Whole.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>“7 whole months, and 8 of the 30 days from 15 June to 14 July.”</summary>
    public static string Counted(MonthCount months, CultureInfo culture)
    {
        var shares = months.Shares.Select(share => string.Create(CultureInfo.InvariantCulture,
            $"{share.Covered.Days} of the {share.Month.Days} days from {DateText.Spelled(share.Month.From, culture)} to "
            + $"{DateText.Spelled(share.Month.To, culture)}"));
        var whole = months.Whole == 0 ? []
            : new[] { months.Whole == 1 ? "1 whole month" : string.Create(CultureInfo.InvariantCulture, $"{months.Whole} whole months") };
        return string.Join(", and ", whole.Concat(shares)) + ".";
    }

    /// <summary>The amount before it is rounded, with six decimals at most.</summary>
    public static string Exact(Fraction exact, CultureInfo culture)
    {
        var shown = exact.Round(6);
        return (exact == (Fraction)shown ? "" : "about ") + shown.ToString("#,##0.00####", culture);
    }
}
