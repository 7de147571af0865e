namespace Checkout.Web.Features.Invoices;

/// <summary>What the filtered invoices of one currency come to.</summary>
/// <param name="Balance">What is still to be paid on them; credits and void invoices count nothing.</param>
public sealed record InvoiceTotal(int Count, Money Net, Money Total, Money Balance)
{
    /// <summary>One query, per currency: amounts of different currencies are never added.</summary>
    public static async Task<IReadOnlyList<InvoiceTotal>> ReadAsync(IQueryable<Invoice> found, CancellationToken cancellation)
    {
        var sums = await found.GroupBy(invoice => invoice.Currency)
            .Select(group => new
            {
                Currency = group.Key,
                Count = group.Count(),
                Net = group.Sum(invoice => invoice.NetAmount),
                Total = group.Sum(invoice => invoice.TotalAmount),
                Balance = group.AsQueryable().Where(InvoiceStatuses.Payable).Sum(invoice => invoice.DueAmount - invoice.AllocatedAmount),
            })
            .ToListAsync(cancellation);
        return
        [
            .. sums.OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal).Select(sum => new InvoiceTotal(
                sum.Count, new Money(sum.Net, sum.Currency), new Money(sum.Total, sum.Currency), new Money(sum.Balance, sum.Currency))),
        ];
    }
}
