using System.Diagnostics.Metrics;
using Checkout.Data.Operating;
using Checkout.Data.Runs;

namespace Checkout.Web.Telemetry;

/// <summary>The figures for whoever asks, read at most every five seconds in a process: the health check is open to anybody.</summary>
public sealed class OperatingWatch(OperatingFigures figures, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private OperatingReading? _last;

    public async Task<OperatingReading> ReadAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return _last is { } last && clock.GetUtcNow() - last.At < Remembered ? last : _last = await figures.ReadAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>The figures as gauges, read when somebody collects.</summary>
public sealed class OperatingGauges : IHostedService
{
    private readonly OperatingWatch _watch;
    private readonly Meter _meter;

    public OperatingGauges(OperatingWatch watch, IMeterFactory meters)
    {
        (_watch, _meter) = (watch, meters.Create(TradeMeter.Name));
        Backlog("outbox", "waiting", "{message}", "mails that wait", reading => reading.Outbox);
        Gauge("outbox.retries", "{message}", "Mails that wait for a further try", reading => reading.OutboxRetries);
        Gauge("outbox.given_up", "{message}", "Mails that were given up in the last day", reading => reading.GivenUp);
        Backlog("billing", "due", "{contract}", "contracts with a period to bill", reading => reading.Billing);
        Backlog("reminders", "due", "{invoice}", "invoices to remind of", reading => reading.Reminders);
        Backlog("charges", "due", "{invoice}", "automatic payments to make", reading => reading.Charges);
        Backlog("attempts", "hanging", "{payment}", "payments of which the gateway says nothing", reading => reading.Attempts);
        Gauge("import.age", "s", "Since a file of the feed was taken", reading =>
            reading.Last(RunTurn.Import)?.CleanFrom is { } clean ? (reading.At - clean).TotalSeconds : null);
        Gauge("import.problems", "{problem}", "Problems of the last file of the feed", reading => reading.Last(RunTurn.Import)?.Undone);
        Gauge("figures.differing", "{figure}", "Figures that differed from the documents when they were last compared",
            reading => reading.Last(RunTurn.Figures)?.Undone);
        ByRun("runs.undone", "{row}", "Rows that a background run could not deal with; -1 where it broke off",
            (_, turn) => turn.Undone ?? -1);
        ByRun("runs.age", "s", "Since the last turn of a background run", (reading, turn) => (reading.At - turn.EndedAt).TotalSeconds);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Backlog(string what, string state, string unit, string described, Func<OperatingReading, Backlog> of)
    {
        Gauge($"{what}.{state}", unit, $"How many {described}", reading => of(reading).Count);
        Gauge($"{what}.age", "s", $"How long the oldest waits of {described}", reading => of(reading).Age(reading.At).TotalSeconds);
    }

    private void Gauge(string name, string unit, string described, Func<OperatingReading, double?> of) =>
        _meter.CreateObservableGauge($"checkout.{name}", () => of(Read()) is { } value ? [new(value)] : Array.Empty<Measurement<double>>(),
            unit, described);

    private void ByRun(string name, string unit, string described, Func<OperatingReading, RunTurn, double> of) =>
        _meter.CreateObservableGauge($"checkout.{name}", () => Read() is var reading
            ? reading.Turns.Where(turn => turn.Run is not (RunTurn.Import or RunTurn.Figures))
                .Select(turn => new Measurement<double>(of(reading, turn), new KeyValuePair<string, object?>("run", turn.Run))).ToList()
            : [], unit, described);

    // Whoever collects has a thread of their own for it.
    private OperatingReading Read() => Task.Run(() => _watch.ReadAsync(CancellationToken.None)).GetAwaiter().GetResult();
}
