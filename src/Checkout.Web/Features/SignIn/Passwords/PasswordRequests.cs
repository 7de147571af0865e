using System.Threading.RateLimiting;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>Keeps the page for forgotten passwords from filling somebody's mailbox. Nobody is told when it does.</summary>
public sealed class PasswordRequests : IDisposable
{
    private const int MailsInWindow = 3;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _limiter =
        PartitionedRateLimiter.Create<string, string>(email => RateLimitPartition.GetFixedWindowLimiter(
        email,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = MailsInWindow, Window = Window }));

    public bool MayMail(string email)
    {
        using var lease = _limiter.AttemptAcquire(email.Trim().ToUpperInvariant());
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
