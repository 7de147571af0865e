using System.Collections.Concurrent;
using Checkout.Data.Runs;

namespace Checkout.Data.Deadlines;

/// <summary>
/// Tells members who manage billing of what is near: each step of a deadline once, all of an account in one mail a day, from a decent hour
/// of the account's own day on. After downtime only the newest step is told, and nothing that has passed. Any number of processes may run
/// it: the account's lock and a unique index let one of them write.
/// </summary>
public sealed class DeadlineRun(
    CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, DeadlinePolicy policy,
    IPaymentGateway gateway, RunGuard guard, TimeProvider clock)
{
    // What was decided for an account holds for the day: what comes up later is told on the next one.
    private readonly ConcurrentDictionary<Guid, DateOnly> _decided = new();

    /// <returns>How many members were told of how much, in all.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var told = 0;
        await guard.PassAsync("deadlines", async pass =>
        {
            var today = calendar.Today(clock);
            foreach (var accountId in await AccountsAsync(today, cancellation))
            {
                await pass.TryAsync(accountId, async () =>
                {
                    told += await TellAsync(accountId, today, cancellation);
                    _decided[accountId] = today;
                });
            }
        }, cancellation);
        return told;
    }

    private async Task<IReadOnlyList<Guid>> AccountsAsync(DateOnly today, CancellationToken cancellation)
    {
        if (policy.Days.Values.SelectMany(steps => steps).DefaultIfEmpty(-1).Max() is not (>= 0 and var furthest))
        {
            return [];
        }

        await using var db = contexts.Unscoped();
        var some = await AccountDeadlines.AccountsAsync(db, today, today.AddDays(furthest), cancellation);
        var accounts = await db.Accounts.Where(account => account.Active).OrderBy(account => account.Ordinal)
            .Select(account => new { account.Id, account.TimeZone }).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        return
        [
            .. accounts.Where(account => some.Contains(account.Id) && _decided.GetValueOrDefault(account.Id) != today
                && policy.IsTime(TimeZoneInfo.ConvertTime(now, ZoneOf(account.TimeZone)).Hour)).Select(account => account.Id),
        ];
    }

    private TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : calendar.Zone;

    /// <summary>Looks without a lock first, so that an account with nothing to tell keeps its revision.</summary>
    private async Task<int> TellAsync(Guid accountId, DateOnly today, CancellationToken cancellation)
    {
        await using (var db = contexts.ForAccount(accountId))
        {
            if ((await DueAsync(db, today, cancellation)).Count == 0)
            {
                return 0;
            }
        }

        return await transactions.RunAsync(accountId, async (db, now, token) =>
        {
            var due = await DueAsync(db, calendar.DateAt(now), token);
            foreach (var (member, deadline, step) in due)
            {
                var notice = new DeadlineNotice(accountId, member.UserId, deadline, step, calendar.DateAt(now));
                db.DeadlineNotices.Add(notice);
                db.OutboxMessages.Add(new OutboxMessage(KindOf(deadline.Kind), member.Email, member.Name, accountId, notice.Id, data: null,
                    now));
            }

            return due.Count;
        }, cancellation);
    }

    private async Task<IReadOnlyList<(PermittedMember Member, Deadline Deadline, int Step)>> DueAsync(CheckoutDbContext db, DateOnly today,
        CancellationToken cancellation)
    {
        // Of several refused mails to one address the newest.
        var near = (await AccountDeadlines.ReadAsync(db, [.. policy.Told], gateway.Name, today, cancellation)).Reverse()
            .Select(deadline => (Deadline: deadline, Step: policy.NewestStep(deadline, today)))
            .Where(found => found.Step is not null).DistinctBy(found => (found.Deadline.Kind, found.Deadline.Key)).Reverse().ToList();
        if (near.Count == 0)
        {
            return [];
        }

        var members = await PermittedMembers.OfAsync(db, rights => rights.ManagesBilling, today, cancellation);
        var since = today.AddDays(-2 * DeadlinePolicy.RefusedAgainDays);
        var notices = await db.DeadlineNotices.AsNoTracking().Where(notice => notice.On >= today || notice.ToldOn >= since)
            .ToListAsync(cancellation);
        var refused = notices.Where(notice => notice.Kind is DeadlineKind.AddressRefused).Select(notice => notice.SubjectId).Distinct()
            .ToList();
        var addresses = refused.Count == 0 ? [] : await db.OutboxMessages.Where(message => refused.Contains(message.Id))
            .ToDictionaryAsync(message => message.Id, message => message.To.ToUpperInvariant(), cancellation);
        var toldBefore = await db.StoredMethods.Where(card => card.RemovedAt == null && card.ExpiryToldAt != null)
            .ToDictionaryAsync(card => card.Id, card => card.ExpiryToldAt!.Value, cancellation);

        bool IsTold(PermittedMember member, Deadline deadline, int step) => deadline.Kind is DeadlineKind.AddressRefused
            ? string.Equals(member.Email, deadline.Name, StringComparison.OrdinalIgnoreCase)
                || notices.Exists(notice => notice.UserId == member.UserId && notice.Kind == deadline.Kind
                    && addresses.GetValueOrDefault(notice.SubjectId) == deadline.Key
                    && deadline.On < notice.ToldOn.AddDays(DeadlinePolicy.RefusedAgainDays))
            : notices.Exists(notice => notice.UserId == member.UserId && notice.Covers(deadline, step))
                || (deadline.Kind is DeadlineKind.CardExpires && toldBefore.TryGetValue(deadline.SubjectId, out var at)
                    && policy.NewestStep(deadline, calendar.DateAt(at)) <= step);

        return
        [
            .. from member in members
            where !notices.Exists(notice => notice.UserId == member.UserId && notice.ToldOn == today)
            from found in near
            where !IsTold(member, found.Deadline, found.Step!.Value)
            select (member, found.Deadline, found.Step!.Value),
        ];
    }

    private static MessageKind KindOf(DeadlineKind kind) => kind switch
    {
        DeadlineKind.NoticeDue => MessageKind.NoticeDue,
        DeadlineKind.QuoteExpires => MessageKind.QuoteExpires,
        DeadlineKind.TermEnds => MessageKind.TermEnds,
        DeadlineKind.CardExpires => MessageKind.MethodExpires,
        DeadlineKind.AddressRefused => MessageKind.AddressRefused,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody is told of it by e-mail."),
    };
}
