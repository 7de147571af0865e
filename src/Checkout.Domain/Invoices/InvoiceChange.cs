namespace Checkout.Domain.Invoices;

/// <summary>What of an invoice changed after it was posted.</summary>
public enum InvoiceChangeKind
{
    DueDate,

    /// <summary>A dispute began or ended.</summary>
    Dispute,
}

/// <summary>
/// How an invoice aged before a day on which its due date or its dispute changed. Append-only, so that an aging at an earlier closing date
/// is the same whenever it is asked for (R15, R16).
/// </summary>
public sealed class InvoiceChange : AccountEntity
{
    private InvoiceChange() { }

    internal InvoiceChange(Invoice invoice, InvoiceChangeKind kind, DateOnly on)
        : base(invoice.AccountId)
    {
        InvoiceId = invoice.Id;
        On = on;
        Kind = kind;
        WasDueOn = invoice.DueOn;
    }

    public Guid InvoiceId { get; private set; }

    /// <summary>The business date of the change; it counts from this day on.</summary>
    public DateOnly On { get; private set; }

    public InvoiceChangeKind Kind { get; private set; }

    public DateOnly? WasDueOn { get; private set; }
}
