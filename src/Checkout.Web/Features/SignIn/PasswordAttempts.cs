using System.Threading.RateLimiting;
using Checkout.Web.Features.SignIn.Checks;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Checkout.Web.Features.SignIn;

/// <summary>How often passwords may be tried and requested from one address; counted per portal process.</summary>
public sealed class PasswordAttempts(IOptions<SignInOptions> options) : IDisposable
{
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string> _limiter =
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
        address,
        _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.AttemptsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = Segments
        }));

    public bool MayTry(ConnectionInfo from)
    {
        using var lease = _limiter.AttemptAcquire(TryFrom.Address(from));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Refuses what comes too often from one address (429), before the form is read.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LimitPasswordAttemptsAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>First of all: refused tries should cost nothing.</summary>
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<PasswordAttempts>().MayTry(context.HttpContext.Connection))
        {
            context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().Refused(SecurityEvent.TooManyTries);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        }
    }
}
