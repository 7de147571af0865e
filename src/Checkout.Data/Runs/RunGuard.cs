using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Runs;

/// <summary>
/// Keeps every background run going where one row can't be dealt with: the failure is logged and counted, and the run goes on with the
/// next. Remembers what stands still, until that run passes clean again, and keeps how each run ended (<see cref="RunTurn"/>).
/// What a pass has to say to one person goes out as one mail once it has ended.
/// </summary>
/// <param name="contexts">Without them nothing is held until a pass has ended.</param>
public sealed class RunGuard(TimeProvider clock, ILogger<RunGuard> log, CheckoutDbContexts? contexts = null)
{
    // Runs that look every few seconds say so once a minute.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Standstill> _standing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int? Undone, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    public IReadOnlyList<Standstill> Standing => [.. _standing.Values.OrderBy(found => found.Run, StringComparer.Ordinal)];

    /// <summary>One pass over everything that is due. It ends without an exception, so that what comes after it is done too.</summary>
    /// <param name="run">What operators know the work by.</param>
    /// <param name="work">Reads ids only, and deals with each in <see cref="RunPass.TryAsync"/>: a row that can't even be read must not
    /// hide the others.</param>
    public async Task PassAsync(string run, Func<RunPass, Task> work, CancellationToken cancellation)
    {
        var pass = new RunPass(run, log, cancellation);
        var began = clock.GetUtcNow();
        var hold = contexts is null ? null : MessageHold.Begin(began);
        var whole = true;
        using var span = TradeMeter.Spans.StartActivity("run")?.SetTag("run", run);
        try
        {
            try
            {
                await work(pass);
            }
            finally
            {
                // Also when the host is stopping: nobody else would let them go for minutes.
                await (hold?.ReleaseAsync(contexts!, clock.GetUtcNow(), CancellationToken.None) ?? Task.CompletedTask);
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            whole = false;
            log.LogError(exception, "{Run} broke off; it begins again with its next turn", run);
        }

        int? undone = whole ? pass.Failed : null;
        if (undone == 0)
        {
            _standing.TryRemove(run, out _);
        }
        else
        {
            var found = new Standstill(run, undone, clock.GetUtcNow());
            _standing.AddOrUpdate(run, found, (_, before) => before with { Rows = found.Rows });
        }

        await KeepAsync(run, began, undone);
    }

    private async Task KeepAsync(string run, DateTimeOffset began, int? undone)
    {
        var now = clock.GetUtcNow();
        if (contexts is null || (_kept.TryGetValue(run, out var kept) && kept.Undone == undone && now - kept.At < KeptFor))
        {
            return;
        }

        try
        {
            await RunTurn.KeepAsync(contexts, run, began, now, undone, CancellationToken.None);
            _kept[run] = (undone, now);
        }
        catch (Exception exception)
        {
            log.LogWarning(exception, "How {Run} ended could not be kept", run);
        }
    }
}

/// <summary>A pass of a run, row by row.</summary>
public sealed class RunPass
{
    private readonly HashSet<Guid> _failed = [];
    private readonly string _run;
    private readonly ILogger _log;
    private readonly CancellationToken _cancellation;

    internal RunPass(string run, ILogger log, CancellationToken cancellation) => (_run, _log, _cancellation) = (run, log, cancellation);

    /// <summary>How many rows could not be dealt with.</summary>
    public int Failed => _failed.Count;

    /// <summary>Deals with one row. Only the end of the process goes through; whatever else is wrong with the row is logged with its
    /// id.</summary>
    public async Task TryAsync(Guid id, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (!_cancellation.IsCancellationRequested)
        {
            _failed.Add(id);
            _log.LogError(exception, "{Run} could not deal with {Row}; it goes on with the others and tries again", _run, id);
        }
    }

    /// <summary>Counts a row that failed in an earlier pass and waits for its next turn.</summary>
    public void Waits(Guid id) => _failed.Add(id);
}
