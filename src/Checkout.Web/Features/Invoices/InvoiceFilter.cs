using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Invoices;

/// <summary>What the list of invoices is narrowed to. Statuses overlap: an overdue invoice may be partly paid as well.</summary>
public sealed class InvoiceFilter : ListFilter<Invoice>
{
    private static readonly InvoiceStatus[] Offered =
    [
        InvoiceStatus.Overdue, InvoiceStatus.Open, InvoiceStatus.PartiallyPaid, InvoiceStatus.Disputed, InvoiceStatus.Paid,
        InvoiceStatus.Credit, InvoiceStatus.Void,
    ];

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    public override bool NarrowsRows => base.NarrowsRows || !string.IsNullOrEmpty(Contract);

    public override TallySeries? Series => TallySeries.Invoices;

    public override IReadOnlyList<StatusChoice<Invoice>> Statuses(DateOnly today) =>
    [
        .. Offered.Select(status => new StatusChoice<Invoice>(
            status.ToString(),
            InvoiceWords.Of(status).Word,
            InvoiceStatuses.Is(status, today),
            status is InvoiceStatus.Overdue or InvoiceStatus.Open or InvoiceStatus.Paid)
        {
            Tallied = sum => InvoiceTally.Is(status, sum)
        }),
    ];

    public override IQueryable<Invoice> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var invoices = Dated(Searched(db.Invoices), invoice => invoice.IssuedOn);
        return string.IsNullOrEmpty(Contract)
            ? invoices
            : invoices.Where(invoice => db.Contracts.Any(contract => contract.Id == invoice.ContractId && contract.Slug == Contract));
    }
}
