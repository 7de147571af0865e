using Checkout.Data.Payments;
using Checkout.Web.Authorization;

namespace Checkout.Web.Features.PaymentMethods;

/// <summary>The current member as the one who looks after the methods on file.</summary>
internal static class MethodMember
{
    public static MethodPost MethodPost(this CurrentMember member, HttpContext context) =>
        new(member.Account.Id, member.User.Id, member.User.Name, member.User.Email, context.Connection.RemoteIpAddress?.ToString());
}
