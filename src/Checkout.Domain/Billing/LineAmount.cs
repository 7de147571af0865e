namespace Checkout.Domain.Billing;

/// <summary>What a line comes to, in the currency's minor unit, rounded once, half away from zero (R2, R22).</summary>
public static class LineAmount
{
    /// <summary>quantity × net price ÷ base quantity × months.</summary>
    public static decimal Total(Currency currency, decimal quantity, decimal netPrice, decimal baseQuantity, Fraction months) =>
        currency.Round((Fraction)quantity * netPrice / baseQuantity * months);

    /// <summary>quantity × net price ÷ base quantity.</summary>
    public static decimal OneTime(Currency currency, decimal quantity, decimal netPrice, decimal baseQuantity) =>
        Total(currency, quantity, netPrice, baseQuantity, Fraction.One);

    /// <summary>The list price less the discount, rounded to 4 decimals; an undiscounted price keeps its up to 6 decimals.</summary>
    public static decimal NetPrice(decimal listPrice, decimal discountPercent) =>
        discountPercent == 0m ? listPrice : ((Fraction)listPrice * (100m - discountPercent) / 100m).Round(4);
}
