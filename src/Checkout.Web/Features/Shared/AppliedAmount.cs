using System.Linq.Expressions;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Shared;

/// <summary>What a payment or credit settled of an invoice; negative where it was taken back.</summary>
public sealed record AppliedAmount(string InvoiceNumber, string InvoiceSlug, DateOnly On, Money Amount)
{
    public static async Task<IReadOnlyList<AppliedAmount>> ReadAsync(
        CheckoutDbContext db, Expression<Func<Allocation, bool>> source, Currency currency, CancellationToken cancellation)
    {
        var rows = await db.Allocations.Where(source)
            .OrderBy(allocation => allocation.PostedOn).ThenBy(allocation => allocation.Ordinal)
            .Join(db.Invoices, allocation => allocation.InvoiceId, invoice => invoice.Id, (allocation, invoice) => new { invoice.Number, invoice.Slug, allocation.PostedOn, allocation.Amount })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new AppliedAmount(row.Number, row.Slug, row.PostedOn, new Money(row.Amount, currency)))];
    }
}
