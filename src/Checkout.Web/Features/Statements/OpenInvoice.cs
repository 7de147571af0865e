using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>An invoice that was open at the closing date, as it stood then: due date and dispute as well (R16).</summary>
public sealed record OpenInvoice(Guid Id, string Number, string Slug, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed, decimal Open)
{
    public int DaysLate(DateOnly closingOn) => DueOn is { } due && due < closingOn ? closingOn.DayNumber - due.DayNumber : 0;

    public OpenItem Item => new(Open, IssuedOn, DueOn, IsDisputed);

    /// <summary>All invoices with something open at the closing date, in the order in which they were posted. What was applied later is added back.</summary>
    /// <param name="only">The invoices to look at; all where null.</param>
    public static IQueryable<OpenInvoice> Of(CheckoutDbContext db, StatementScope scope, IReadOnlyCollection<Guid>? only = null)
    {
        var later = Later(db, scope);
        var invoices = Payable(db, scope);
        invoices = only is null ? invoices : invoices.Where(invoice => only.Contains(invoice.Id));
        var touched = scope.ClosingOn < scope.Today
            ? invoices.Where(invoice => invoice.DueAmount > invoice.AllocatedAmount || later.Select(allocation => allocation.InvoiceId).Contains(invoice.Id))
            : invoices.Where(invoice => invoice.DueAmount > invoice.AllocatedAmount);
        return touched
            .Select(invoice => new
            {
                Invoice = invoice,
                Open = invoice.DueAmount - invoice.AllocatedAmount + later.Where(allocation => allocation.InvoiceId == invoice.Id).Sum(allocation => allocation.Amount),
            })
            .Where(row => row.Open > 0m)
            .OrderBy(row => row.Invoice.PostedOn).ThenBy(row => row.Invoice.Ordinal)
            .Select(row => new OpenInvoice(row.Invoice.Id, row.Invoice.Number, row.Invoice.Slug, row.Invoice.IssuedOn, row.Invoice.DueOn, row.Invoice.DisputedAt != null, row.Open));
    }

    /// <summary>Invoices that were there at the closing date, and are no credits.</summary>
    internal static IQueryable<Invoice> Payable(CheckoutDbContext db, StatementScope scope)
    {
        var invoices = db.Invoices.Where(invoice => invoice.Currency == scope.Currency && invoice.PostedOn <= scope.ClosingOn && invoice.DueAmount > 0m);
        return scope.Contract is { Id: var contract } ? invoices.Where(invoice => invoice.ContractId == contract) : invoices;
    }

    /// <summary>What was applied, or taken back, after the closing date.</summary>
    internal static IQueryable<Allocation> Later(CheckoutDbContext db, StatementScope scope) =>
        db.Allocations.Where(allocation => allocation.Currency == scope.Currency && allocation.PostedOn > scope.ClosingOn);
}
