using System.Threading.RateLimiting;

namespace Checkout.Web.Documents;

/// <summary>
/// How many files are made at once, for one member and in this process. More wait in a short queue, and what does not get its turn is
/// refused in words (429): nobody's downloads make other people's pages slow.
/// </summary>
public sealed class DownloadLimits(IOptions<LimitOptions> options) : IDisposable
{
    private const int QueueOfMember = 4;
    private const int Queue = 16;

    private readonly PartitionedRateLimiter<Guid> _ofMember = PartitionedRateLimiter.Create<Guid, Guid>(userId =>
        RateLimitPartition.GetConcurrencyLimiter(userId, _ => Turns(options.Value.DownloadsPerMember, QueueOfMember)));

    private readonly ConcurrencyLimiter _ofProcess =
        new(Turns(options.Value.Downloads > 0 ? options.Value.Downloads : Environment.ProcessorCount, Queue));

    /// <summary>Takes a turn that lasts until the answer is sent; a request takes one, however often it asks.</summary>
    /// <returns>False where the request has to be refused, with the answer prepared.</returns>
    public async Task<bool> EnterAsync(HttpContext http, Guid userId)
    {
        if (http.Features.Get<Turn>() is not null)
        {
            return true;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.WaitSeconds));
        try
        {
            if (await TakeAsync(http, () => _ofMember.AttemptAcquire(userId), () => _ofMember.AcquireAsync(userId, 1, patience.Token))
                && await TakeAsync(http, () => _ofProcess.AttemptAcquire(), () => _ofProcess.AcquireAsync(1, patience.Token)))
            {
                http.Features.Set(new Turn());
                return true;
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Its turn did not come.
        }

        http.Features.Set(Failure.TooMuch(http, TimeSpan.FromSeconds(Math.Max(1, options.Value.WaitSeconds)),
            "Your other downloads are still being prepared. Wait until they are finished, then try again."));
        return false;
    }

    public void Dispose()
    {
        _ofMember.Dispose();
        _ofProcess.Dispose();
    }

    private static async Task<bool> TakeAsync(HttpContext http, Func<RateLimitLease> attempt, Func<ValueTask<RateLimitLease>> wait)
    {
        var lease = attempt();
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            lease = await wait();
        }

        http.Response.RegisterForDispose(lease);
        return lease.IsAcquired;
    }

    private static ConcurrencyLimiterOptions Turns(int permits, int queue) =>
        new() { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private sealed record Turn;
}
