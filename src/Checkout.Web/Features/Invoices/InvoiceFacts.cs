using Checkout.Domain.Invoices;

namespace Checkout.Web.Features.Invoices;

/// <summary>The facts behind the statuses, in a form that every database can look for.</summary>
public static class InvoiceFacts
{
    /// <summary>Invoices to which the fact applies, whatever else does.</summary>
    public static IQueryable<Invoice> Being(this IQueryable<Invoice> invoices, InvoiceStatus status, DateOnly today) => status switch
    {
        InvoiceStatus.Void => invoices.Where(invoice => invoice.VoidedOn != null),
        InvoiceStatus.Disputed => invoices.Where(invoice => invoice.VoidedOn == null && invoice.DisputedAt != null),
        InvoiceStatus.Overdue => invoices.Payable().Where(invoice => invoice.DueOn < today),
        InvoiceStatus.PartiallyPaid => invoices.Payable().Where(invoice => invoice.AllocatedAmount > 0m),
        InvoiceStatus.Open => invoices.Payable(),
        InvoiceStatus.Paid => invoices.Where(invoice => invoice.VoidedOn == null && invoice.DueAmount >= 0m && invoice.DueAmount == invoice.AllocatedAmount),
        InvoiceStatus.Credit => invoices.Where(invoice => invoice.VoidedOn == null && invoice.DueAmount < 0m),
        _ => invoices,
    };

    /// <summary>Invoices on which something is still to be paid.</summary>
    public static IQueryable<Invoice> Payable(this IQueryable<Invoice> invoices) =>
        invoices.Where(invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount);
}
