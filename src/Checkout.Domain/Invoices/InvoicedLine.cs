namespace Checkout.Domain.Invoices;

/// <summary>Turns a part of an order line into a line of an invoice.</summary>
public static class InvoicedLine
{
    /// <param name="period">The service period; null for a one-time line.</param>
    /// <param name="tax">The rate in force on the issue date; where it is not the order's, the line says so (R4).</param>
    public static BilledLineTerms Of(OrderLine line, DateRange? period, decimal amount, TaxTreatment tax) => new()
    {
        Sku = line.Sku,
        Name = line.Name,
        Description = line.Description,
        Quantity = line.Quantity,
        Unit = line.Unit,
        Price = line.NetPrice,
        BaseQuantity = line.BaseQuantity,
        Amount = amount,
        Tax = tax,
        PeriodFrom = period?.From,
        PeriodTo = period?.To,
        OrderLineId = line.Id,
        Note = tax.Equals(line.Tax) ? null
        : FormattableString.Invariant($"The tax rate has changed since the order: {tax.Rate:0.####} % instead of {line.TaxRate:0.####} %."),
    };
}
