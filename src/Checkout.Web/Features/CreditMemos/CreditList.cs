using Checkout.Web.Features.Applications;
using Checkout.Web.Features.Shared;
using Checkout.Web.Listing;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>A page of the list of credits and collections events.</summary>
public sealed record CreditList : ListPage<CreditRow>
{
    /// <summary>How many open credits are named above the list.</summary>
    public const int OpenShown = 3;

    public CreditList(ListPage<CreditRow> page)
        : base(page)
    {
    }

    /// <summary>The oldest open credits, one more than are named.</summary>
    public required IReadOnlyList<OpenCreditRow> Open { get; init; }

    public required ContractChoices Contracts { get; init; }
}
