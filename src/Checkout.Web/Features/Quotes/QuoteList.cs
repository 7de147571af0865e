using Checkout.Domain.Accounts;
using Checkout.Web.Features.Shared;
using Checkout.Web.Listing;

namespace Checkout.Web.Features.Quotes;

/// <summary>A page of the list of quotes, and whom to ask for one.</summary>
public sealed record QuoteList : ListPage<QuoteRow>
{
    public QuoteList(ListPage<QuoteRow> page)
        : base(page)
    {
    }

    public required AccountExecutive Executive { get; init; }

    public required ContractChoices Contracts { get; init; }
}
