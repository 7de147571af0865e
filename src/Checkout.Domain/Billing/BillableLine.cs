namespace Checkout.Domain.Billing;

/// <summary>What billing needs to know of a quoted or ordered line.</summary>
/// <param name="Term">The days it runs; of a one-time line only the first counts.</param>
public sealed record BillableLine(int Position, bool IsRecurring, decimal Quantity, decimal NetPrice, decimal BaseQuantity, DateRange Term,
    TaxTreatment Tax);
