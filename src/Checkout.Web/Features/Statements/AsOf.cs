using Checkout.Data;
using Checkout.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>Due dates and disputes as they were at the closing date, for the few invoices on which one changed later.</summary>
public sealed class AsOf
{
    private readonly Dictionary<Guid, List<InvoiceChange>> _later;

    private AsOf(Dictionary<Guid, List<InvoiceChange>> later) => _later = later;

    public IReadOnlyCollection<Guid> Changed => _later.Keys;

    // Due dates only move later and every change of a dispute turns it over, so that the changes need no order among themselves.
    public OpenInvoice Restore(OpenInvoice invoice)
    {
        if (!_later.TryGetValue(invoice.Id, out var changes))
        {
            return invoice;
        }

        var dueDates = changes.Where(change => change.Kind is InvoiceChangeKind.DueDate).Select(change => change.WasDueOn).ToList();
        return invoice with
        {
            DueOn = dueDates.Count == 0 ? invoice.DueOn : dueDates.Contains(null) ? null : dueDates.Min(),
            IsDisputed = invoice.IsDisputed ^ (changes.Count(change => change.Kind is InvoiceChangeKind.Dispute) % 2 == 1),
        };
    }

    public static async Task<AsOf> ReadAsync(CheckoutDbContext db, StatementScope scope, CancellationToken cancellation)
    {
        if (scope.ClosingOn >= scope.Today)
        {
            return new AsOf([]);
        }

        var changes = await db.InvoiceChanges.AsNoTracking().Where(change => change.On > scope.ClosingOn).ToListAsync(cancellation);
        return new AsOf(changes.GroupBy(change => change.InvoiceId).ToDictionary(group => group.Key, group => group.ToList()));
    }
}
