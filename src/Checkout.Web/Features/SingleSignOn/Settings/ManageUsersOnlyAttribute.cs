using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>Opens an action to the current account's administrators only; the gate has let a member in already.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ManageUsersOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<CurrentMember>().Account.ManagesUsers)
        {
            return;
        }

        http.RequestServices.GetRequiredService<SecurityLog>().Refused(SecurityEvent.AccessRefused, http.Request.Path);
        http.Features.Set(new Failure(StatusCodes.Status403Forbidden, "Only administrators can open this page",
            "You need the Manage Users permission. Another administrator of your company can give it to you."));
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
