using Checkout.Web.Listing;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>A page of the list of activity.</summary>
public sealed record ActivityList : ListPage<ActivityRow>
{
    public ActivityList(ListPage<ActivityRow> page)
        : base(page)
    {
    }

    /// <summary>Everybody who has done something, by e-mail address.</summary>
    public required IReadOnlyList<string> People { get; init; }
}
