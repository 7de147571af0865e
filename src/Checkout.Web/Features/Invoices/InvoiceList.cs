namespace Checkout.Web.Features.Invoices;

/// <summary>A page of the list of invoices, with where they stand above it and what they come to below.</summary>
public sealed record InvoiceList(
    ListPage<InvoiceRow> Page, IReadOnlyList<InvoiceStanding> Standing, IReadOnlyList<InvoiceTotal> Totals, ContractChoices Contracts)
    : ListPage<InvoiceRow>(Page);
