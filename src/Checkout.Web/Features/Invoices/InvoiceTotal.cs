using Checkout.Domain;
using Checkout.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Invoices;

/// <summary>What the filtered invoices of one currency come to.</summary>
/// <param name="Balance">What is still to be paid on them; credits and void invoices count nothing.</param>
public sealed record InvoiceTotal(int Count, Money Net, Money Total, Money Balance)
{
    /// <summary>One query, per currency: amounts of different currencies are never added.</summary>
    public static async Task<IReadOnlyList<InvoiceTotal>> ReadAsync(IQueryable<Invoice> found, CancellationToken cancellation)
    {
        var sums = await found
            .GroupBy(invoice => new { invoice.Currency, Payable = invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount })
            .Select(group => new
            {
                group.Key.Currency,
                group.Key.Payable,
                Count = group.Count(),
                Net = group.Sum(invoice => invoice.NetAmount),
                Total = group.Sum(invoice => invoice.TotalAmount),
                Due = group.Sum(invoice => invoice.DueAmount),
                Allocated = group.Sum(invoice => invoice.AllocatedAmount),
            })
            .ToListAsync(cancellation);
        return
        [
            .. sums.GroupBy(sum => sum.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(group => new InvoiceTotal(
                group.Sum(sum => sum.Count),
                new Money(group.Sum(sum => sum.Net), group.Key),
                new Money(group.Sum(sum => sum.Total), group.Key),
                new Money(group.Where(sum => sum.Payable).Sum(sum => sum.Due - sum.Allocated), group.Key))),
        ];
    }
}
