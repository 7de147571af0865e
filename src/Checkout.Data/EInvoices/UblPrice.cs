namespace Checkout.Data.EInvoices;

/// <summary>The price of an e-invoice's line.</summary>
/// <param name="Remark">What the price is without the e-invoice's form, for people.</param>
internal sealed record UblPrice(decimal Quantity, decimal Amount, decimal? BaseQuantity, string? Remark)
{
    /// <summary>Recipients refuse a line that is further from quantity × price than this (PEPPOL-EN16931-R120).</summary>
    private const decimal Tolerance = 0.02m;

    /// <summary>As its issuer stated it, but that a price is never negative (BR-27): then the quantity is, or both are turned.</summary>
    public static UblPrice AsStated(StatedLine line, EInvoiceLine details) =>
        new(line.Price < 0m ? -line.Quantity : line.Quantity, Math.Abs(line.Price),
            details.StatesBaseQuantity || line.BaseQuantity != 1m ? line.BaseQuantity : null, Remark: null);

    /// <summary>
    /// A price per month is no price that quantity × price makes the amount of a line over several months or a part of one. There the
    /// line's whole quantity becomes the base quantity and its amount the price, which is exact, and the monthly price goes into the note.
    /// A price is never negative (BR-27): a credit has a negative quantity.
    /// </summary>
    public static UblPrice Explaining(BilledLine line, Currency currency)
    {
        var amount = line.Amount + line.AllowanceAmount - line.ChargeAmount;
        var stated = (Fraction)line.Quantity * line.Price / line.BaseQuantity;
        if (line.Price >= 0m && Math.Abs(currency.Round(stated) - amount) <= Tolerance)
        {
            return new UblPrice(line.Quantity, line.Price, line.BaseQuantity == 1m ? null : line.BaseQuantity, Remark: null);
        }

        var quantity = line.Quantity == 0m ? 1m : Math.Abs(line.Quantity);
        return new UblPrice(
            amount < 0m ? -quantity : quantity,
            Math.Abs(amount),
            quantity == 1m ? null : quantity,
            string.Create(CultureInfo.InvariantCulture,
            $"{line.Quantity:0.####} {line.Unit ?? "units"} at {line.Price:0.00####} {currency.Code}"
                + $"{(line.BaseQuantity == 1m ? "" : $" for {line.BaseQuantity:0.####}")}"
                + $"{(line is { PeriodFrom: not null, OrderLineId: not null } ? " a month" : "")}."));
    }
}
