using System.Threading.RateLimiting;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>Keeps the page for forgotten passwords from filling somebody's mailbox. Nobody is told when it does.</summary>
public sealed class PasswordRequests : IDisposable
{
    private const int MailsInWindow = 3;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<Guid> _limiter =
        PartitionedRateLimiter.Create<Guid, Guid>(userId => RateLimitPartition.GetFixedWindowLimiter(
        userId,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = MailsInWindow, Window = Window }));

    public bool MayMail(Guid userId)
    {
        using var lease = _limiter.AttemptAcquire(userId);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
