using Checkout.Data.Quotes;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;

namespace Checkout.Web.Features.Quotes;

/// <summary>The current member as the one who decides about a quote.</summary>
internal static class QuoteMember
{
    public static QuotePost Post(this CurrentMember member, string slug, int revision, Guid requestKey, HttpContext context) =>
        new(member.Account.Id, slug, revision, requestKey, member.User.Id, member.User.Name, member.User.Email, Address(context));

    /// <param name="name">As typed on the form: it is what the order form prints.</param>
    public static Acceptor Acceptor(this CurrentMember member, string name, string title, HttpContext context) =>
        new(member.User.Id, member.User.Email, name, title, Address(context), context.Request.Headers.UserAgent.ToString());

    private static string? Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}
