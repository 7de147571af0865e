using System.Linq.Expressions;

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

/// <summary>Derives a status from stored facts: <see cref="Of"/> for entities and list rows, <see cref="Is"/> for queries.</summary>
public static class InvoiceStatuses
{
    /// <summary>Something is still to be paid: never true of a credit (R17) or of a void invoice.</summary>
    public static Expression<Func<Invoice, bool>> Payable { get; } =
        invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount;

    /// <summary>The status applies, whatever else does: an overdue invoice is open as well. The first that applies is shown (A1).</summary>
    public static Expression<Func<Invoice, bool>> Is(InvoiceStatus status, DateOnly today) => status switch
    {
        InvoiceStatus.Open => Payable,
        InvoiceStatus.PartiallyPaid => invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount
            && invoice.AllocatedAmount > 0m,
        InvoiceStatus.Overdue => invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount
            && invoice.DueOn < today,
        InvoiceStatus.Paid => invoice => invoice.VoidedOn == null
            && (invoice.DueAmount == invoice.AllocatedAmount || -invoice.DueAmount == invoice.AllocatedAmount),
        InvoiceStatus.Credit => invoice => invoice.VoidedOn == null && invoice.DueAmount + invoice.AllocatedAmount < 0m,
        InvoiceStatus.Disputed => invoice => invoice.VoidedOn == null && invoice.DisputedAt != null,
        InvoiceStatus.Void => invoice => invoice.VoidedOn != null,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static InvoiceStatus Of(DateOnly? voidedOn, DateTimeOffset? disputedAt, decimal due, decimal allocated, DateOnly? dueOn,
        DateOnly today)
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
