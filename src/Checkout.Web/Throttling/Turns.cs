using System.Threading.RateLimiting;

namespace Checkout.Web.Throttling;

/// <summary>
/// How many files are made at once: for one member, for one account and in this process; and as many previews, counted apart, so that
/// nobody's archive holds up a price. More wait in a short queue, and what does not get its turn is refused in words (429): nobody's
/// downloads make other people's pages slow, and no account has all turns.
/// </summary>
public sealed class Turns(IOptions<LimitOptions> options) : IDisposable
{
    private const int QueueOfMember = 4;
    private const int QueueOfAccount = 16;
    private const int QueueOfProcess = 64;

    private readonly Lazy<PartitionedRateLimiter<Place>> _places = new(() => PartitionedRateLimiter.Create<Place, Place>(place =>
        RateLimitPartition.GetConcurrencyLimiter(place, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = place.Of switch
            {
                Whose.Member => options.Value.DownloadsPerMember,
                Whose.Account when options.Value.DownloadsPerAccount > 0 => options.Value.DownloadsPerAccount,
                Whose.Account => Math.Max(1, OfProcess(options.Value) / 2),
                _ => OfProcess(options.Value),
            },
            QueueLimit = place.Of switch
            {
                Whose.Member when !place.Previews => QueueOfMember,
                Whose.Member or Whose.Account => QueueOfAccount,
                _ => QueueOfProcess,
            },
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        })));

    private enum Whose
    {
        Member,
        Account,
        Process,
    }

    /// <summary>Takes a turn that lasts until the answer is sent; a request takes one, however often it asks.</summary>
    /// <returns>Null where it is the request's turn; else its answer.</returns>
    public async Task<TooMuchResult?> EnterAsync(HttpContext http, ThrottleGroup group, Guid userId, Guid accountId)
    {
        if (http.Features.Get<Turn>() is not null)
        {
            return null;
        }

        var previews = group is ThrottleGroup.Preview;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.WaitSeconds));
        try
        {
            // Whoever waits for their own turn holds none of the others'.
            if (await TakeAsync(http, new Place(Whose.Member, userId, previews), patience.Token)
                && await TakeAsync(http, new Place(Whose.Account, accountId, previews), patience.Token)
                && await TakeAsync(http, new Place(Whose.Process, Guid.Empty, previews), patience.Token))
            {
                http.Features.Set(new Turn());
                return null;
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Its turn did not come.
        }

        return new TooMuchResult(Failure.TooMuchAtOnce(previews, TimeSpan.FromSeconds(Math.Max(1, options.Value.WaitSeconds))));
    }

    public void Dispose()
    {
        if (_places.IsValueCreated)
        {
            _places.Value.Dispose();
        }
    }

    private static int OfProcess(LimitOptions limits) => limits.Downloads > 0 ? limits.Downloads : 2 * Environment.ProcessorCount;

    private async Task<bool> TakeAsync(HttpContext http, Place place, CancellationToken patience)
    {
        var lease = _places.Value.AttemptAcquire(place);
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            lease = await _places.Value.AcquireAsync(place, 1, patience);
        }

        http.Response.RegisterForDispose(lease);
        return lease.IsAcquired;
    }

    private readonly record struct Place(Whose Of, Guid Id, bool Previews);

    private sealed record Turn;
}
