using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Authorization;

/// <summary>Whoever is signed in and has not been deactivated since.</summary>
public sealed class ActiveUser : IAuthorizationRequirement
{
    public sealed class Handler(CurrentMember member) : AuthorizationHandler<ActiveUser>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ActiveUser requirement)
        {
            if (member.SignedIn is { Active: true })
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
