using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Invoices;

/// <summary>What the filtered invoices of one currency come to.</summary>
/// <param name="Balance">What is still to be paid on them; credits and void invoices count nothing.</param>
public sealed record InvoiceTotal(int Count, Money Net, Money Total, Money Balance)
{
    /// <summary>Per currency: amounts of different currencies are never added. None where more is found than is counted.</summary>
    public static async Task<IReadOnlyList<InvoiceTotal>> ReadAsync(
        CheckoutDbContext db, InvoiceFilter filter, ListPage<InvoiceRow> page, Reader reader, CancellationToken cancellation)
    {
        var sums = page.IsMore ? []
            : page.Rows.Count == page.Total ? page.Rows.GroupBy(row => row.Currency).Select(Of)
            : filter.NarrowsRows ? await SumsAsync(filter.ApplyTo(db, reader), cancellation)
            : Tallied(page.Sums.Where(sum => filter.StatusAsked(reader.Today)?.Tallied(sum) != false));
        return [.. sums.OrderBy(sum => sum.Total.Currency.Code, StringComparer.Ordinal)];
    }

    private static InvoiceTotal Of(IGrouping<Currency, InvoiceRow> rows)
    {
        Money Sum(Func<InvoiceRow, Money> amount) => new(rows.Sum(row => amount(row).Amount), rows.Key);
        return new InvoiceTotal(rows.Count(), Sum(row => row.Total - row.Tax), Sum(row => row.Total), Sum(row => row.Balance));
    }

    private static IEnumerable<InvoiceTotal> Tallied(IEnumerable<TallySum> sums) => sums.GroupBy(sum => sum.Currency).Select(group =>
    {
        var currency = Currency.FromCode(group.Key);
        return new InvoiceTotal((int)group.Sum(sum => sum.Count), new Money(group.Sum(sum => sum.Net), currency),
            new Money(group.Sum(sum => sum.Amount), currency), new Money(group.Sum(sum => sum.Open), currency));
    });

    private static async Task<IEnumerable<InvoiceTotal>> SumsAsync(IQueryable<Invoice> found, CancellationToken cancellation)
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
        return sums.Select(sum => new InvoiceTotal(
            sum.Count, new Money(sum.Net, sum.Currency), new Money(sum.Total, sum.Currency), new Money(sum.Balance, sum.Currency)));
    }
}
