using System.Threading.RateLimiting;

namespace Checkout.Data.Forms;

/// <summary>How many forms that send mail a member may send, counted per process: nobody fills other people's mailboxes, or the
/// outbox.</summary>
public sealed class MailAllowance(int forms) : IDisposable
{
    private const int Segments = 10;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(userId =>
        RateLimitPartition.GetSlidingWindowLimiter(userId,
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = forms, Window = Window, SegmentsPerWindow = Segments }));

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <exception cref="TooManyMails">The member has sent too many.</exception>
    public void Use(Guid userId)
    {
        using var lease = _limiter.AttemptAcquire(userId);
        if (!lease.IsAcquired)
        {
            throw new TooManyMails();
        }
    }

    public void Dispose() => _limiter.Dispose();
}
