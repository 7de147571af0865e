using System.Linq.Expressions;
using System.Text.Json;
using Checkout.Data.Runs;

namespace Checkout.Data.Collections;

/// <summary>
/// Reminds customers of what they owe, by a schedule: each step once per invoice, all invoices of an account and currency in one mail a
/// day. After downtime only the newest step is taken. Any number of processes may run it: the account's lock and unique indexes let one of
/// them send.
/// </summary>
public sealed class ReminderRun(
    CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, ReminderPolicy policy, RunGuard guard,
    TimeProvider clock)
{
    public const string Name = "reminders";

    private const string Actor = Name;

    /// <returns>How many invoices were reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!policy.Enabled || policy.Steps.Count == 0 || TimeZoneInfo.ConvertTime(now, calendar.Zone).Hour < policy.FromHour)
        {
            return 0;
        }

        var reminded = 0;
        await guard.PassAsync(Name, async pass =>
        {
            foreach (var accountId in await DueAsync(calendar.DateAt(now), cancellation))
            {
                await pass.TryAsync(accountId, async () =>
                    reminded += await transactions.RunAsync(accountId, (db, at, token) => RemindAsync(db, pass, at, token), cancellation));
            }
        }, cancellation);
        return reminded;
    }

    /// <summary>Whose invoices may be reminded of: open, undisputed (R19), not being paid, not promised, not with an agency, and not of a
    /// contract whose invoices are not mailed.</summary>
    public static IQueryable<Invoice> Remindable(CheckoutDbContext db, DateOnly today) => db.Invoices.Where(invoice =>
        invoice.VoidedOn == null && invoice.DisputedAt == null && invoice.ReservedById == null && invoice.DueOn != null
            && invoice.DueAmount > invoice.AllocatedAmount
        && !db.PaymentPromises.Any(promise => promise.InvoiceId == invoice.Id && promise.State == PromiseState.Open
            && promise.PromisedOn >= today)
        && !db.CollectionsActivities.Any(activity => activity.InvoiceId == invoice.Id && activity.Kind == CollectionsKind.PlacedWithAgency)
        && !db.Contracts.Any(contract => contract.Id == invoice.ContractId && contract.InvoiceDelivery == InvoiceDelivery.PortalOnly));

    /// <summary>Looks without a lock, so that an account with nothing to send is left alone.</summary>
    private async Task<IReadOnlyList<Guid>> DueAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var due = new SortedSet<Guid>();
        foreach (var (_, invoices) in Outstanding(db, policy, today))
        {
            due.UnionWith(await invoices.Select(invoice => invoice.AccountId).Distinct().ToListAsync(cancellation));
        }

        return [.. due];
    }

    /// <summary>By step, the invoices to be reminded of on that day.</summary>
    internal static IEnumerable<(int Step, IQueryable<Invoice> Invoices)> Outstanding(
        CheckoutDbContext db, ReminderPolicy policy, DateOnly today) =>
        policy.Steps.Select((step, index) => (step, Remindable(db, today).Where(Within(policy, index, step, today))
            .Where(invoice => !db.InvoiceReminders.Any(reminder => reminder.InvoiceId == invoice.Id && reminder.Step >= step)
                && db.Accounts.Any(account => account.Id == invoice.AccountId && account.Active && !account.RemindersOff))));

    /// <summary>Invoices for which the step is the newest that has come.</summary>
    private static Expression<Func<Invoice, bool>> Within(ReminderPolicy policy, int index, int step, DateOnly today)
    {
        var latest = today.AddDays(-step);
        if (index + 1 == policy.Steps.Count)
        {
            return invoice => invoice.DueOn <= latest;
        }

        var after = today.AddDays(-policy.Steps[index + 1]);
        return invoice => invoice.DueOn <= latest && invoice.DueOn > after;
    }

    private async Task<int> RemindAsync(CheckoutDbContext db, RunPass pass, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = calendar.DateAt(now);
        var account = await db.Accounts.SingleAsync(cancellation);
        if (!account.Active || account.RemindersOff)
        {
            return 0;
        }

        var due = await DueAsync(db, pass, today, cancellation);
        if (due.Count == 0)
        {
            return 0;
        }

        var noticed = await db.ReminderNotices.Where(notice => notice.On == today).Select(notice => notice.Currency)
            .ToListAsync(cancellation);
        var readers = await BillingReaders.ReadAsync(db, due.Select(item => item.Invoice.ContractId), cancellation);
        var reminded = 0;
        foreach (var currency in due.GroupBy(item => item.Invoice.Currency).Where(group => !noticed.Contains(group.Key))
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal))
        {
            reminded += await RemindAsync(db, [.. currency.Where(item => readers.Of(item.Invoice.ContractId).Count > 0)], readers, today,
                now, cancellation);
        }

        return reminded;
    }

    /// <summary>The invoices whose newest step was not taken yet. One that can't be read is left out, and the account is reminded of the
    /// others.</summary>
    private async Task<IReadOnlyList<Due>> DueAsync(CheckoutDbContext db, RunPass pass, DateOnly today, CancellationToken cancellation)
    {
        var furthest = today.AddDays(-policy.Steps[0]);
        var open = await Remindable(db, today).Where(invoice => invoice.DueOn <= furthest)
            .OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Ordinal)
            .Select(invoice => new { invoice.Id, invoice.DueOn }).ToListAsync(cancellation);
        var taken = await db.InvoiceReminders.GroupBy(reminder => reminder.InvoiceId)
            .Select(group => new { group.Key, Step = group.Max(reminder => reminder.Step) })
            .ToDictionaryAsync(group => group.Key, group => group.Step, cancellation);
        var due = new List<Due>();
        foreach (var invoice in open)
        {
            if (policy.NewestStep(invoice.DueOn!.Value, today) is { } step && (!taken.TryGetValue(invoice.Id, out var last) || last < step))
            {
                await pass.TryAsync(invoice.Id, async () =>
                    due.Add(new Due(await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == invoice.Id, cancellation), step)));
            }
        }

        return due;
    }

    /// <summary>One currency's invoices: the notice, an event for each invoice, an entry in the activity, and a mail to each
    /// reader.</summary>
    private static async Task<int> RemindAsync(CheckoutDbContext db, IReadOnlyList<Due> due, BillingReaders readers, DateOnly today,
        DateTimeOffset now, CancellationToken cancellation)
    {
        if (due.Count == 0)
        {
            return 0;
        }

        var first = due[0].Invoice;
        var notice = new ReminderNotice(first.AccountId, first.Currency, today);
        var numbers = await Slugs.AllotAsync<CollectionsActivity>(db, await Numbers.CollectionsAsync(db, due.Count, cancellation),
            cancellation);
        foreach (var ((invoice, step), number) in due.Zip(numbers))
        {
            notice.Add(invoice, step);
            var note =
                $"{Words(invoice.DueOn!.Value, today)}. Mailed to "
                + $"{string.Join(", ", readers.Of(invoice.ContractId).Select(reader => reader.Email))}.";
            db.CollectionsActivities.Add(new CollectionsActivity(
                invoice.AccountId, number.Number, externalId: null, CollectionsKind.Reminder, today, invoice.Balance, invoice.Id,
                invoice.ContractId, note.Truncate(MaxText), number.Slug));
        }

        db.ReminderNotices.Add(notice);
        db.AuditEntries.Add(new AuditEntry(
            first.AccountId, userId: null, Actor, AuditAction.ReminderSent, first.Currency.Code,
            string.Join(", ", due.Select(item => item.Invoice.Number)).Truncate(MaxText), ipAddress: null, now));
        foreach (var reader in due.SelectMany(item => readers.Of(item.Invoice.ContractId))
            .DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase))
        {
            var theirs = due.Select(item => item.Invoice.ContractId).Distinct()
                .Where(contract => readers.Of(contract)
                .Any(other => string.Equals(other.Email, reader.Email, StringComparison.OrdinalIgnoreCase)));
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.PaymentReminder, reader.Email, reader.Name, first.AccountId, notice.Id,
                ReminderScope.Of(theirs), now));
        }

        return due.Count;
    }

    private static string Words(DateOnly dueOn, DateOnly today) => (today.DayNumber - dueOn.DayNumber) switch
    {
        < 0 and var days => FormattableString.Invariant($"Due in {-days} {(days == -1 ? "day" : "days")}"),
        0 => "Due today",
        1 => "1 day overdue",
        var days => FormattableString.Invariant($"{days} days overdue"),
    };

    private const int MaxText = 1000;

    private sealed record Due(Invoice Invoice, int Step);
}

/// <summary>Which of a notice's invoices a mail is about: those of the contracts whose invoices its reader receives.</summary>
public static class ReminderScope
{
    private const int MaxContracts = 90;

    /// <returns>Null for all of them.</returns>
    public static string? Of(IEnumerable<Guid?> contracts)
    {
        var list = contracts.ToList();
        return list.Count > MaxContracts ? null : JsonSerializer.Serialize(list);
    }

    /// <summary>The invoices that a mail is about; without those that were paid, disputed or promised since.</summary>
    public static IQueryable<Invoice> Invoices(CheckoutDbContext db, Guid? noticeId, string? data, DateOnly today)
    {
        var invoices = ReminderRun.Remindable(db, today)
            .Where(invoice => db.InvoiceReminders.Any(reminder => reminder.NoticeId == noticeId && reminder.InvoiceId == invoice.Id));
        var contracts = data is null ? null : JsonSerializer.Deserialize<IReadOnlyList<Guid?>>(data)!;
        return contracts is null ? invoices : invoices.Where(invoice => contracts.Contains(invoice.ContractId));
    }
}
