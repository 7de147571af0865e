using System.Threading.RateLimiting;

namespace Checkout.Data.Throttling;

/// <summary>Counts what is done, per user and per network, in this process. It ends with the portal: the framework's middleware keeps a
/// timer that nothing stops.</summary>
/// <param name="of">How often each kind may be done.</param>
public sealed class Throttle(Func<ThrottleGroup, Allowance> of) : IDisposable
{
    private const int Segments = 10;

    private readonly Lazy<PartitionedRateLimiter<Counted>> _limiter = new(() => PartitionedRateLimiter.Create<Counted, Counted>(counted =>
        RateLimitPartition.GetSlidingWindowLimiter(counted, _ => Window(of(counted.Group), counted.Network is not null))));

    /// <param name="userId">Null where nobody is signed in: only the network counts.</param>
    /// <param name="network">What <see cref="Network"/> says; null where nothing came over one.</param>
    /// <returns>Null where it may be done.</returns>
    public TooOften? Count(ThrottleGroup group, Guid? userId, string? network) =>
        userId is { } user && !Takes(new Counted(group, user, Network: null)) ? new TooOften(group, ofNetwork: false, of(group).Window)
        : network is not null && !Takes(new Counted(group, Guid.Empty, network)) ? new TooOften(group, ofNetwork: true, of(group).Window)
        : null;

    public void Dispose()
    {
        if (_limiter.IsValueCreated)
        {
            _limiter.Value.Dispose();
        }
    }

    private static SlidingWindowRateLimiterOptions Window(Allowance allowance, bool ofNetwork) => new()
    {
        PermitLimit = ofNetwork ? allowance.OfNetwork : allowance.OfUser,
        Window = allowance.Window,
        SegmentsPerWindow = Segments,
    };

    private bool Takes(Counted counted)
    {
        using var lease = _limiter.Value.AttemptAcquire(counted);
        return lease.IsAcquired;
    }

    private readonly record struct Counted(ThrottleGroup Group, Guid User, string? Network);
}
