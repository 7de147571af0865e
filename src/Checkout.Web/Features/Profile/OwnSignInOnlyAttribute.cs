using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.Profile;

/// <summary>Refuses sessions that somebody else's sign-in began: they open one account, and must not make a way in that opens
/// more.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnSignInOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<CurrentMember>().SignedIn is { Session.OnlyAccountId: not null })
        {
            context.Result = Answers.Refused(http, new RefusedPage("Your company signs you in",
                $"Passkeys and authenticator apps belong to a sign-in of your own here. Sign in with a password first, or ask your company to "
                + $"protect its sign-in.")
            {
                Links = [new RefusedLink("Back to your profile", "/Profile")],
            });
        }
    }
}
