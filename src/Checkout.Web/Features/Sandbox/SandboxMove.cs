using Checkout.Data.Collections;
using Checkout.Data.Runs;
using Checkout.Data.Sandbox;
using Checkout.Web.Messages;
using Checkout.Web.Workers;

namespace Checkout.Web.Features.Sandbox;

/// <summary>
/// Moves a sandbox's clock forward, day by day: on each day that passes, at noon, every worker of the portal takes its turn, in the order
/// in which they are registered and the mails last. So what happens is what would have happened. Another process may move it at the same
/// time: whatever a turn does it does once.
/// </summary>
public sealed class SandboxMove(SandboxClock clock, BusinessCalendar calendar, ReminderPolicy reminders, CheckoutDbContexts contexts,
    RunGuard guard, IServiceProvider services)
{
    /// <summary>So many days at once: a year, and a leap day.</summary>
    public const int MostDays = 366;

    private const int Noon = 12;

    public DateOnly Today => calendar.DateAt(clock.GetUtcNow());

    public DateOnly Latest => Today.AddDays(MostDays);

    /// <param name="day">The day to arrive at; one that has come already changes nothing.</param>
    /// <param name="cancellation">Ends it after a whole day.</param>
    public async Task<SandboxReport> ToAsync(DateOnly day, CancellationToken cancellation)
    {
        var works = services.GetServices<IHostedService>().OfType<RepeatedWork>().OrderBy(work => work is OutboxWorker).ToList();
        var before = await SandboxFigures.ReadAsync(contexts, Today, CancellationToken.None);

        // What is left of this day comes first.
        for (var next = Today; next <= day && !cancellation.IsCancellationRequested; next = Today.AddDays(1))
        {
            await clock.MoveAsync(AtNoon(next), CancellationToken.None);
            foreach (var work in works)
            {
                await work.TurnAsync(CancellationToken.None);
            }
        }

        var after = await SandboxFigures.ReadAsync(contexts, Today, CancellationToken.None);
        return new SandboxReport(Today, before, after, guard.Standing);
    }

    private DateTimeOffset AtNoon(DateOnly day) => new(TimeZoneInfo.ConvertTimeToUtc(
        day.ToDateTime(new TimeOnly(Math.Max(Noon, reminders.FromHour), 0)), calendar.Zone), TimeSpan.Zero);
}
