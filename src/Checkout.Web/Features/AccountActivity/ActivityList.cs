namespace Checkout.Web.Features.AccountActivity;

/// <summary>A page of the list of activity.</summary>
/// <param name="People">Everybody who has done something, by e-mail address.</param>
public sealed record ActivityList(ListPage<ActivityRow> Page, IReadOnlyList<string> People) : ListPage<ActivityRow>(Page);
