namespace Checkout.Domain.Invoices;

/// <summary>
/// What an invoice is shown as. Facts overlap; the first in the order Void, Disputed, Overdue, PartiallyPaid, Open, Paid is shown (A1).
/// </summary>
public enum InvoiceStatus
{
    Open,
    PartiallyPaid,
    Paid,
    Overdue,
    Void,
    Disputed,

    /// <summary>A negative invoice with something left to apply (R17).</summary>
    Credit,
}

/// <summary>Derives the status that is shown from stored facts, for entities and list rows alike.</summary>
public static class InvoiceStatuses
{
    public static InvoiceStatus Of(DateOnly? voidedOn, DateTimeOffset? disputedAt, decimal due, decimal allocated, DateOnly? dueOn, DateOnly today)
    {
        if (voidedOn is not null)
        {
            return InvoiceStatus.Void;
        }

        var open = Math.Abs(due) - allocated;
        if (open == 0m)
        {
            return disputedAt is null ? InvoiceStatus.Paid : InvoiceStatus.Disputed;
        }

        if (due < 0m)
        {
            return InvoiceStatus.Credit;
        }

        if (disputedAt is not null)
        {
            return InvoiceStatus.Disputed;
        }

        if (dueOn is { } date && today > date)
        {
            return InvoiceStatus.Overdue;
        }

        return allocated > 0m ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Open;
    }
}
