using Checkout.Web.Authorization;

namespace Checkout.Web.Features.Disputes;

/// <summary>The current member as the one who disputes.</summary>
internal static class DisputeMember
{
    public static DisputePost Post(this CurrentMember member, string invoice, Guid requestKey, HttpContext context) =>
        new(member.Account.Id, invoice, requestKey, member.User.Id, member.User.Name, member.User.Email, context.Connection.RemoteIpAddress?.ToString());
}
