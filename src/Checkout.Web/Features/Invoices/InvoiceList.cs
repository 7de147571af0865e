using Checkout.Web.Features.Shared;
using Checkout.Web.Listing;

namespace Checkout.Web.Features.Invoices;

/// <summary>A page of the list of invoices, with where they stand above it and what they come to below.</summary>
public sealed record InvoiceList : ListPage<InvoiceRow>
{
    public InvoiceList(ListPage<InvoiceRow> page)
        : base(page)
    {
    }

    public required IReadOnlyList<InvoiceStanding> Standing { get; init; }

    public required IReadOnlyList<InvoiceTotal> Totals { get; init; }

    public required ContractChoices Contracts { get; init; }
}
