using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain.Invoices;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Invoices;

/// <summary>What the list of invoices is narrowed to. Statuses are facts that overlap: an overdue invoice may be partly paid as well.</summary>
public sealed class InvoiceFilter : ListFilter
{
    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Contract);

    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<InvoiceStatus>() is null)
        {
            yield return "There is no such status, so invoices of every status are shown.";
        }
    }

    public IQueryable<Invoice> WithoutStatus(CheckoutDbContext db)
    {
        IQueryable<Invoice> invoices = db.Invoices;
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            invoices = invoices.Where(invoice => EF.Property<string>(invoice, SearchText.Column).Contains(word));
        }

        if (!string.IsNullOrEmpty(Contract))
        {
            invoices = invoices.Where(invoice => db.Contracts.Any(contract => contract.Id == invoice.ContractId && contract.Slug == Contract));
        }

        if (FromOn is { } from)
        {
            invoices = invoices.Where(invoice => invoice.IssuedOn >= from);
        }

        return UntilOn is { } until ? invoices.Where(invoice => invoice.IssuedOn <= until) : invoices;
    }

    public IQueryable<Invoice> ApplyTo(CheckoutDbContext db, DateOnly today) =>
        StatusAs<InvoiceStatus>() is { } status ? WithoutStatus(db).Being(status, today) : WithoutStatus(db);
}
