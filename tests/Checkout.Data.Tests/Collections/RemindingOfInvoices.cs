using Checkout.Data.Collections;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Billing;
using Checkout.Domain.Collections;
using Checkout.Domain.Contracts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Messages;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Collections;

/// <summary>Reminders over a year of fake clock: each step once, each day one mail for an account and currency, and nobody who must not be
/// reminded.</summary>
[Trait("Acceptance", "P5")]
public sealed class RemindingOfInvoices
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    /// <summary>On PostgreSQL until May in an ordinary run, which takes in the days without a process in March.</summary>
    [SkippableTheory, EveryEngine, Trait("Category", "Long")]
    public async Task Through_a_year_with_downtime_and_two_processes_takes_each_step_once_and_mails_once_a_day(Engine engine)
    {
        var length = engine is Engine.PostgreSql && SoakFactor.Value == 1 ? 120 : 365;
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        var random = new Random(20260105);
        var expected = new HashSet<(string Invoice, int Step)>();
        var open = new List<(Invoice Invoice, DateOnly DueOn, DateOnly PaidOn)>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var days = new HashSet<(DateOnly, string)>();
        for (var (day, n) = (Start, 0); day < Start.AddDays(length); day = day.AddDays(1), n++)
        {
            world.GoTo(day);
            if (n % 9 == 0)
            {
                var due = day.AddDays(random.Next(0, 40));
                var invoice = world.Invoice($"I-{n:D3}", random.Next(100, 90_000) / 100m, day, due,
                    currency: n % 2 == 0 ? Currency.Usd : Currency.Eur);
                await world.WriteAsync(invoice);
                open.Add((invoice, due, day.AddDays(random.Next(5, 90))));
            }

            foreach (var (invoice, _, _) in open.Where(item => item.PaidOn == day))
            {
                await PayAsync(world, invoice);
            }

            // Down for ten days in March and for forty in summer; otherwise two processes look at the same time, twice a day.
            if (n is (>= 60 and < 70) or (>= 180 and < 220))
            {
                continue;
            }

            foreach (var (invoice, due, _) in open.Where(item => item.PaidOn > day))
            {
                if (ReminderPolicy.Standard.NewestStep(due, day) is { } step
                    && (!last.TryGetValue(invoice.Number, out var before) || before < step))
                {
                    last[invoice.Number] = step;
                    expected.Add((invoice.Number, step));
                    days.Add((day, invoice.Currency.Code));
                }
            }

            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Run(world).RunAsync(CancellationToken.None))));
            Assert.Equal(0, await Run(world).RunAsync(CancellationToken.None));
        }

        await using var db = database.Contexts.Unscoped();
        var taken = await db.InvoiceReminders.Join(db.Invoices, reminder => reminder.InvoiceId, invoice => invoice.Id,
            (reminder, invoice) => new { invoice.Number, reminder.Step }).ToListAsync();
        Assert.Equal(expected.Order(), taken.Select(row => (row.Number, row.Step)).Order());
        var notices = await db.ReminderNotices.Select(notice => new { notice.Id, notice.On, notice.Currency }).ToListAsync();
        Assert.Equal(days.Order(), notices.Select(notice => (notice.On, notice.Currency.Code)).Order());
        Assert.Equal(notices.Select(notice => (Guid?)notice.Id).Order(),
            (await db.OutboxMessages.Where(message => message.Kind == MessageKind.PaymentReminder).Select(message => message.SubjectId)
            .ToListAsync()).Order());
        Assert.Equal(taken.Count, await db.CollectionsActivities.CountAsync(activity => activity.Kind == CollectionsKind.Reminder));
        Assert.True(taken.Count > length / 5, $"Only {taken.Count} reminders: the year was too quiet.");
    }

    [SkippableTheory, EveryEngine]
    public async Task Leaves_out_what_is_disputed_promised_paid_void_a_credit_with_an_agency_or_only_on_the_portal(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        var contract = await world.ContractAsync(world.Terms(startsOn: Start.AddDays(300), BillingFrequency.Annual), world.Line(1m, 1m));
        var due = Start.AddDays(-1);
        var invoices = "plain disputed promised paid void agency portal".Split(' ').ToDictionary(
            name => name, name => world.Invoice($"I-{name}", 100m, Start.AddDays(-20), due, name == "portal" ? contract.Id : null),
            StringComparer.Ordinal);
        await world.WriteAsync([.. invoices.Values, world.Invoice("I-credit", -50m, Start.AddDays(-20), due),
            world.Event("COL-9", CollectionsKind.PlacedWithAgency, invoiceId: invoices["agency"].Id)]);
        await PayAsync(world, invoices["paid"]);
        await using (var db = database.Contexts.Unscoped())
        {
            var rows = await db.Invoices.Include(row => row.Lines).ToDictionaryAsync(row => row.Number, StringComparer.Ordinal);
            var now = world.Clock.GetUtcNow();
            db.InvoiceDisputes.Add(InvoiceDispute.Raise(rows["I-disputed"], new DisputeTerms(DisputeReason.WrongPrice, "Too much", []),
                world.User.Id, "Zoë", now, Start));
            db.PaymentPromises.Add(PaymentPromise.Make(rows["I-promised"], 100m, Start.AddDays(3), world.User.Id, "Zoë", now, Start,
                Start.AddDays(30)));
            var voided = Voiding.Void(rows["I-void"], "CM-9", "Wrong", Start, Start, now);
            db.AddRange(voided.Memo, voided.Allocation, voided.Entry);
            var kept = await db.Contracts.Include(row => row.Contacts).SingleAsync();
            db.BillingDetailsChanges.Add(kept.ReviseBilling(
                kept.Billing with
                {
                    Delivery = InvoiceDelivery.PortalOnly,
                    Contacts = [new BillingContactDetails("Pat", "pat@acme.example", IsPrimary: true)]
                }, world.User.Id, "Zoë", now));
            await db.SaveChangesAsync();
        }

        await Run(world).RunAsync(CancellationToken.None);
        Assert.Equal(["I-plain"], await RemindedAsync(database));

        // The promise was not kept: from the day after it on, reminders go on.
        world.GoTo(Start.AddDays(3));
        await Run(world).RunAsync(CancellationToken.None);
        Assert.Equal(["I-plain"], await RemindedAsync(database));
        world.GoTo(Start.AddDays(4));
        await Run(world).RunAsync(CancellationToken.None);
        Assert.Equal(["I-plain", "I-promised"], await RemindedAsync(database));
    }

    [SkippableTheory, EveryEngine]
    public async Task Writes_to_the_contacts_of_the_contract_and_else_to_whoever_manages_billing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        var contract = await world.ContractAsync(world.Terms(startsOn: Start.AddDays(300), BillingFrequency.Annual), world.Line(1m, 1m));
        await using (var db = database.Contexts.Unscoped())
        {
            var kept = await db.Contracts.Include(row => row.Contacts).SingleAsync();
            db.BillingDetailsChanges.Add(kept
                .ReviseBilling(kept.Billing with { Contacts = [new BillingContactDetails("Pat", "pat@acme.example", IsPrimary: true)] },
                world.User.Id, "Zoë", world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        await world.WriteAsync(world.Invoice("I-1", 100m, dueOn: Start, contractId: contract.Id), world.Invoice("I-2", 100m, dueOn: Start));

        Assert.Equal(2, await Run(world).RunAsync(CancellationToken.None));

        await using var read = database.Contexts.Unscoped();
        var mails = await read.OutboxMessages.Where(message => message.Kind == MessageKind.PaymentReminder).OrderBy(message => message.To)
            .ToListAsync();
        Assert.Equal(new[] { world.User.Email, "pat@acme.example" }.Order(StringComparer.Ordinal),
            mails.Select(mail => mail.To).Order(StringComparer.Ordinal));
        var pats = mails.Single(mail => mail.To == "pat@acme.example");
        await using var own = database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal([contract.Id], await ReminderScope.Invoices(own, pats.SubjectId, pats.Data, Start)
            .Select(invoice => invoice.ContractId!.Value).Distinct().ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_switched_off_for_a_deployment_or_an_account_and_waits_for_the_morning(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        await world.WriteAsync(world.Invoice("I-1", 100m, Start.AddDays(-20), Start.AddDays(-1)));
        Assert.Equal(0, await Run(world, ReminderPolicy.Standard with { Enabled = false }).RunAsync(CancellationToken.None));

        var hour = TimeZoneInfo.ConvertTime(world.Clock.GetUtcNow(), world.Calendar.Zone).Hour;
        Assert.Equal(0, await Run(world, ReminderPolicy.Standard with { FromHour = hour + 1 }).RunAsync(CancellationToken.None));
        await SwitchAsync(world, off: true);
        Assert.Equal(0, await Run(world).RunAsync(CancellationToken.None));
        await SwitchAsync(world, off: false);
        Assert.Equal(1, await Run(world, ReminderPolicy.Standard with { FromHour = hour }).RunAsync(CancellationToken.None));
    }

    /// <summary>Others had numbers of the form before: an event's place in URLs is its own all the same (R21).</summary>
    [SkippableTheory, EveryEngine]
    public async Task Gives_each_of_many_a_number_of_its_own_and_a_place_that_is_free(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        await world.WriteAsync([.. Enumerable.Range(0, 30).Select(n =>
            world.Invoice($"I-{n:D2}", 100m, Start.AddDays(-20), Start.AddDays(-1)))]);
        await using var db = database.Contexts.Unscoped();
        foreach (var slug in (string[])["COL-00000002", "COL-00000003", "COL-00000003-2"])
        {
            db.Add(new CollectionsActivity(world.Account.Id, slug.Replace('-', '/'), slug, CollectionsKind.Notice, Start, amount: null,
                invoiceId: null, contractId: null, note: null, slug));
        }

        await db.SaveChangesAsync();
        Assert.Equal(30, await Run(world).RunAsync(CancellationToken.None));
        var events = await db.CollectionsActivities.AsNoTracking().Where(activity => activity.Kind == CollectionsKind.Reminder)
            .OrderBy(activity => activity.Number).Select(activity => new { activity.Number, activity.Slug }).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"COL-{n:D8}"), events.Select(row => row.Number));
        Assert.Equal(["COL-00000001", "COL-00000002-2", "COL-00000003-3", "COL-00000004"], events.Take(4).Select(row => row.Slug));
    }

    // Whatever hour the tests run at, its morning has come.
    private static ReminderRun Run(World world, ReminderPolicy? policy = null) =>
        new(world.Database.Contexts, new AccountTransactions(world.Database.Contexts, world.Clock), world.Calendar,
            policy ?? ReminderPolicy.Standard with { FromHour = 0 }, world.Runs, world.Clock);

    private static async Task PayAsync(World world, Invoice invoice)
    {
        await using var db = world.Database.Contexts.Unscoped();
        var payment = world.Received($"P-{invoice.Number}", invoice.DueAmount, world.Today, currency: invoice.Currency);
        db.Add(payment);
        db.Add(LedgerEntry.Of(payment, world.Clock.GetUtcNow()));
        db.Add(Allocation.Of(payment, await db.Invoices.SingleAsync(row => row.Id == invoice.Id), invoice.DueAmount, world.Today,
            world.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private static async Task SwitchAsync(World world, bool off)
    {
        await using var db = world.Database.Contexts.Unscoped();
        var account = await db.Accounts.SingleAsync();
        account.Update(new Domain.Accounts.AccountDetails
        {
            Name = account.Name,
            BillingAddress = account.BillingAddress,
            Executive = account.Executive,
            Currency = account.Currency,
            Locale = account.Locale,
            TimeZone = account.TimeZone,
            HistoryComplete = account.HistoryComplete,
            RemindersOff = off,
        });
        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<string>> RemindedAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        return await db.InvoiceReminders.Join(db.Invoices, reminder => reminder.InvoiceId, invoice => invoice.Id,
            (reminder, invoice) => invoice.Number).OrderBy(number => number).ToListAsync();
    }
}
