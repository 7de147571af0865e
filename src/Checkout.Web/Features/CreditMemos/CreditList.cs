using Checkout.Web.Features.Applications;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>A page of the list of credits and collections events.</summary>
/// <param name="Open">The oldest open credits, one more than are named.</param>
public sealed record CreditList(ListPage<CreditRow> Page, IReadOnlyList<OpenCreditRow> Open, ContractChoices Contracts)
    : ListPage<CreditRow>(Page)
{
    /// <summary>How many open credits are named above the list.</summary>
    public const int OpenShown = 3;
}
