using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Throttling;

/// <summary>Refuses what is asked for too often before anything of it is read, and lets what costs much wait for its turn before it is
/// made.</summary>
public sealed class ThrottleFilter(Throttle throttle, Turns turns, CurrentMember member, SecurityLog security)
    : IAsyncAuthorizationFilter, IAsyncResourceFilter, IOrderedFilter
{
    /// <summary>First of all: refused tries should cost nothing.</summary>
    public int Order => int.MinValue;

    public Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        // At the door nobody is a member yet, but may be signed in.
        Guid? user = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
        if (ThrottledRoutes.Of(http) is { } group
            && throttle.Count(group, user, Network.Of(http.Connection.RemoteIpAddress)) is { } tooOften)
        {
            security.Refused(SecurityEvent.TooManyTries, group);
            context.Result = new TooMuchResult(Failure.Of(tooOften));
        }

        return Task.CompletedTask;
    }

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (member is { SignedIn: { } user, Chosen: { } account } && ThrottledRoutes.Of(http) is { } group
            && ThrottledRoutes.TakesTurns(group) && await turns.EnterAsync(http, group, user.Id, account.Id) is { } refused)
        {
            context.Result = refused;
            return;
        }

        await next();
    }
}
