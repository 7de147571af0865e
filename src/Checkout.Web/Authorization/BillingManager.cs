using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Authorization;

/// <summary>Whoever may manage billing in the current account at this moment.</summary>
public sealed class BillingManager : IAuthorizationRequirement
{
    public sealed class Handler(CurrentMember member) : AuthorizationHandler<BillingManager>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, BillingManager requirement)
        {
            if (member.MayManageBilling)
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
