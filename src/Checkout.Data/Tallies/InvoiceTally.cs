namespace Checkout.Data.Tallies;

/// <summary>How invoices are tallied: their status apart from the day, and what is marked beside it. What says a due date stands apart from
/// what says none, for that is never overdue but has an age.</summary>
public static class InvoiceTally
{
    public const string OpenUndated = "OpenUndated";
    public const string PartiallyPaidUndated = "PartiallyPaidUndated";

    public const string Disputed = "Disputed";
    public const string BeingPaid = "BeingPaid";
    public const string DisputedBeingPaid = "DisputedBeingPaid";

    public static bool IsPayable(TallySum sum) => sum.State is nameof(InvoiceStatus.Open) or nameof(InvoiceStatus.PartiallyPaid)
        or OpenUndated or PartiallyPaidUndated;

    public static bool IsDisputed(TallySum sum) => sum.Mark is Disputed or DisputedBeingPaid;

    public static bool IsBeingPaid(TallySum sum) => sum.Mark is BeingPaid or DisputedBeingPaid;

    public static bool HasDueDate(TallySum sum) => sum.State is not (OpenUndated or PartiallyPaidUndated);

    /// <summary>Says of a tally what <see cref="InvoiceStatuses.Is"/> says of an invoice.</summary>
    public static bool Is(InvoiceStatus status, TallySum sum) => status switch
    {
        InvoiceStatus.Open => IsPayable(sum),
        InvoiceStatus.PartiallyPaid => sum.State is nameof(InvoiceStatus.PartiallyPaid) or PartiallyPaidUndated,
        InvoiceStatus.Overdue => IsPayable(sum) && HasDueDate(sum) && sum.IsOver,
        InvoiceStatus.Disputed => IsDisputed(sum),
        _ => sum.State == status.ToString(),
    };
}
