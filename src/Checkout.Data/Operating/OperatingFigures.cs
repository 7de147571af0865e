using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Runs;

namespace Checkout.Data.Operating;

/// <summary>Work that is due and not done.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="Since">Since when the oldest waits, in UTC; null where none does.</param>
public sealed record Backlog(int Count, DateTimeOffset? Since)
{
    public static Backlog None { get; } = new(0, null);

    /// <summary>How long the oldest has waited; nothing where none waits or it has only just become due.</summary>
    public TimeSpan Age(DateTimeOffset now) => Since is { } since && since < now ? now - since : TimeSpan.Zero;
}

/// <summary>What an operator must know, at one moment. It holds counts and times, and nothing of a customer's.</summary>
/// <param name="At">When it was read, in UTC.</param>
/// <param name="Outbox">Mails that wait, also for a further try.</param>
/// <param name="OutboxRetries">Those of them that failed before.</param>
/// <param name="GivenUp">Mails that were given up in the last day.</param>
/// <param name="Billing">Contracts of which a period has begun and is not billed.</param>
/// <param name="Reminders">Invoices of which a reminder's day has come.</param>
/// <param name="Charges">Automatic payments whose day has come.</param>
/// <param name="Attempts">Payments under way of which the gateway has said nothing since.</param>
/// <param name="Turns">How each background run and the import ended last.</param>
public sealed record OperatingReading(
    DateTimeOffset At, Backlog Outbox, int OutboxRetries, int GivenUp, Backlog Billing, Backlog Reminders, Backlog Charges,
    Backlog Attempts, IReadOnlyList<RunTurn> Turns)
{
    // A run that has not had a turn for longer is told by what is due, or is not run any more.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Background runs whose last turn left something undone, in whichever process.</summary>
    public IReadOnlyList<Standstill> Standing =>
    [
        .. Turns.Where(turn => turn.StandsSince is not null && turn.EndedAt > At - Remembered
                && turn.Run is not (RunTurn.Import or RunTurn.Figures))
            .Select(turn => new Standstill(turn.Run, turn.Undone, turn.StandsSince!.Value)),
    ];

    /// <summary>The last turn of a run; null where it never had one.</summary>
    public RunTurn? Last(string run) => Turns.FirstOrDefault(turn => turn.Run == run);
}

/// <summary>
/// Reads what an operator must know by a few queries, each over an index of what is open or due: health, meters and <c>checkout doctor</c>
/// all tell this. What is due tells of a worker that no longer runs, in whichever process it should.
/// </summary>
public sealed class OperatingFigures(CheckoutDbContexts contexts, BusinessCalendar calendar, ReminderPolicy reminders, CardPayments cards,
    TimeProvider clock)
{
    // Between the last try of a message that is given up and the time that it then carries.
    private static readonly TimeSpan AfterLastTry = TimeSpan.FromHours(6);

    public async Task<OperatingReading> ReadAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = calendar.DateAt(now);
        await using var db = contexts.Unscoped();
        var turns = await db.RunTurns.AsNoTracking().OrderBy(turn => turn.Run).ToListAsync(cancellation);
        DateTimeOffset? Since(DateOnly? day, string run) => day is not { } due ? null
            : Later(calendar.FirstInstantAfter(due.AddDays(-1)), turns.Find(turn => turn.Run == run)?.CleanFrom);

        var outbox = await db.OutboxMessages.Where(message => message.Status == MessageStatus.Waiting).GroupBy(_ => 1)
            .Select(rows => new
            {
                Count = rows.Count(),
                Since = rows.Min(message => message.CreatedAt),
                Retries = rows.Count(message => message.Attempts > 0),
            }).SingleOrDefaultAsync(cancellation);
        var lately = now.AddDays(-1) + AfterLastTry;
        var givenUp = await db.OutboxMessages
            .CountAsync(message => message.Status == MessageStatus.Failed && message.NextAttemptAt > lately, cancellation);
        var billing = await db.Contracts.Where(contract => contract.NextBillingOn <= today).GroupBy(_ => 1)
            .Select(rows => new { Count = rows.Count(), Since = rows.Min(contract => contract.NextBillingOn) })
            .SingleOrDefaultAsync(cancellation);
        var charges = !cards.AreTaken ? null : await AutopayRun.Due(db, today).GroupBy(_ => 1)
            .Select(rows => new { Count = rows.Count(), Since = rows.Min(plan => plan.RetryOn ?? plan.PlannedOn) })
            .SingleOrDefaultAsync(cancellation);
        var attempts = await ReconcileAttempts.Unanswered(db, now - ReconcileAttempts.Patience).GroupBy(_ => 1)
            .Select(rows => new { Count = rows.Count(), Since = rows.Min(attempt => attempt.CheckedAt ?? attempt.StartedAt) })
            .SingleOrDefaultAsync(cancellation);
        var (reminderCount, reminderDay) = await RemindersAsync(db, today, cancellation);
        return new OperatingReading(now,
            new Backlog(outbox?.Count ?? 0, outbox?.Since), outbox?.Retries ?? 0, givenUp,
            new Backlog(billing?.Count ?? 0, Since(billing?.Since, BillingRun.Name)),
            new Backlog(reminderCount, Since(reminderDay, ReminderRun.Name)?.AddHours(reminders.FromHour)),
            new Backlog(charges?.Count ?? 0, Since(charges?.Since, AutopayRun.Name)),
            new Backlog(attempts?.Count ?? 0, attempts?.Since), turns);
    }

    private async Task<(int Count, DateOnly? Since)> RemindersAsync(CheckoutDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var (count, since) = (0, (DateOnly?)null);
        foreach (var (step, invoices) in reminders.Enabled ? ReminderRun.Outstanding(db, reminders, today) : [])
        {
            var due = await invoices.GroupBy(_ => 1)
                .Select(rows => new { Count = rows.Count(), DueOn = rows.Min(invoice => invoice.DueOn) })
                .SingleOrDefaultAsync(cancellation);
            if (due is { DueOn: { } dueOn })
            {
                count += due.Count;
                since = since is { } other && other < dueOn.AddDays(step) ? other : dueOn.AddDays(step);
            }
        }

        return (count, since);
    }

    private static DateTimeOffset Later(DateTimeOffset due, DateTimeOffset? clean) => clean is { } from && from > due ? from : due;
}
