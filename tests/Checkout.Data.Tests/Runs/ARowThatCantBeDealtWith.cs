using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Runs;
using Checkout.Domain.Billing;
using Checkout.Domain.Collections;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Runs;

/// <summary>Broken data of one customer: everybody else is billed, reminded and charged as ever, and operators are told what is
/// not.</summary>
[Trait("Acceptance", "H5")]
public sealed class ARowThatCantBeDealtWith
{
    private static readonly DateOnly Start = new(2026, 1, 15);

    [SkippableTheory, EveryEngine]
    public async Task Is_a_contract_and_the_others_are_billed(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (broken, sound) = (await World.CreateAsync(database, Start), await World.CreateAsync(database, Start));
        var poisoned = await broken.ContractAsync(broken.Terms(startsOn: Start, BillingFrequency.Monthly), broken.Line(1m, 10m));
        var besides = await broken.ContractAsync(broken.Terms(startsOn: Start.AddDays(3), BillingFrequency.Monthly), broken.Line(1m, 10m));
        var others = await sound.ContractAsync(sound.Terms(startsOn: Start.AddDays(5), BillingFrequency.Monthly), sound.Line(1m, 10m));
        await database.PoisonAsync("Contracts", poisoned.Id);
        broken.GoTo(Start.AddDays(36));

        // It comes first, today and whenever else. The others had two periods begin.
        Assert.Equal(4, await broken.BillingRun.RunAsync(CancellationToken.None));

        Assert.Equal((1, 2, 2), (await BilledAsync(database, poisoned), await BilledAsync(database, besides),
            await BilledAsync(database, others)));
        AssertTold(broken, "billing", broken.Clock.GetUtcNow(), poisoned.Id);

        // An hour later it is still so; then somebody repairs it.
        var since = broken.Clock.GetUtcNow();
        broken.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await broken.BillingRun.RunAsync(CancellationToken.None));
        AssertTold(broken, "billing", since, poisoned.Id);
        await database.PoisonAsync("Contracts", poisoned.Id, "USD");
        Assert.Equal(1, await broken.BillingRun.RunAsync(CancellationToken.None));
        Assert.Empty(broken.Runs.Standing);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_an_invoice_and_the_others_are_reminded_of_also_to_the_same_customer(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (broken, sound) = (await World.CreateAsync(database, Start), await World.CreateAsync(database, Start));
        var (poisoned, besides, others) = (broken.Invoice("I-1", 10m, Start.AddDays(-40), Start.AddDays(-9)),
            broken.Invoice("I-2", 10m, Start.AddDays(-40), Start.AddDays(-8)),
            sound.Invoice("I-3", 10m, Start.AddDays(-40), Start.AddDays(-7)));
        await broken.WriteAsync(poisoned, besides);
        await sound.WriteAsync(others);
        await database.PoisonAsync("Invoices", poisoned.Id);
        var run = new ReminderRun(database.Contexts, broken.Transactions, broken.Calendar, ReminderPolicy.Standard, broken.Runs,
            broken.Clock);

        Assert.Equal(2, await run.RunAsync(CancellationToken.None));

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(new[] { besides.Id, others.Id }.Order(),
            (await db.InvoiceReminders.Select(reminder => reminder.InvoiceId).ToListAsync()).Order());
        Assert.Equal(
            new[] { broken.User.Email, sound.User.Email }.Order(StringComparer.Ordinal),
            (await db.OutboxMessages.Where(message => message.Kind == MessageKind.PaymentReminder).Select(message => message.To)
            .ToListAsync()).Order(StringComparer.Ordinal));
        AssertTold(broken, "reminders", broken.Clock.GetUtcNow(), poisoned.Id);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_an_automatic_payment_and_the_others_are_charged(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var auto = new Autopaying(await World.CreateAsync(database, Start));
        var world = auto.World;
        var contract = await world.ContractAsync(world.Terms(startsOn: Start.AddDays(60), BillingFrequency.Annual), world.Line(1m, 10m));
        await auto.CardAsync();
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);
        var invoices = Enumerable.Range(1, 4).Select(n => world.Invoice($"I-{n}", n * 10m, Start, Start.AddDays(10), contract.Id)).ToList();
        await world.WriteAsync([.. invoices]);
        world.GoTo(Start.AddDays(9));
        await auto.Run().RunAsync(CancellationToken.None);
        var plans = await auto.PlansAsync();
        Assert.Equal(4, plans.Count);

        // One whose invoice can't be read, and one that nobody can read itself.
        await database.PoisonAsync("Invoices", invoices[0].Id);
        var unreadable = plans.Single(plan => plan.InvoiceId == invoices[1].Id).Id;
        await database.ExecuteAsync($"UPDATE \"Autopayments\" SET \"Status\" = 'Nonsense' WHERE \"Id\" = {database.Literal(unreadable)}");
        world.GoTo(Start.AddDays(10));

        Assert.Equal(2, await auto.Run().RunAsync(CancellationToken.None));

        Assert.Equal(70m, await auto.Till.CapturedAsync());
        AssertTold(world, "automatic payments", world.Clock.GetUtcNow(), plans.Single(plan => plan.InvoiceId == invoices[0].Id).Id,
            unreadable);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_a_payment_that_hangs_and_the_others_are_asked_about(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var till = new Till(await World.CreateAsync(database, Start));
        var (first, second) = (till.World.Invoice("I-1", 10m), till.World.Invoice("I-2", 20m));
        await till.World.WriteAsync(first, second);
        var (poisoned, paid) = (await till.OpenAsync((first, 10m)), await till.OpenAsync((second, 20m)));
        await till.TypeAsync(paid);
        await database.PoisonAsync("PaymentAttempts", poisoned.Id);
        till.World.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, await till.Reconcile.RunAsync(CancellationToken.None));

        Assert.Equal(PaymentAttemptStatus.Succeeded, (await till.ReadAsync(paid.Id)).Status);
        AssertTold(till.World, "payments that hang", till.World.Clock.GetUtcNow(), poisoned.Id);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_a_quote_and_the_day_turns_for_the_others(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        var contract = await world.ContractAsync(world.Terms(startsOn: Start, BillingFrequency.Annual), world.Line(1m, 10m));
        var poisoned = await world.PublishAsync(world.Terms(contract: contract), world.Line(1m, 10m));
        var sound = await world.PublishAsync(world.Terms(contract: contract), world.Line(2m, 10m));
        await database.PoisonAsync("Quotes", poisoned.Id);
        world.GoTo(Start.AddDays(1));

        await new DailyWork(database.Contexts, world.Transactions, world.Calendar, world.Runs, world.Clock)
            .RunAsync(CancellationToken.None);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(world.Today, await db.Quotes.Where(quote => quote.Id == sound.Id).Select(quote => quote.FiguresOn).SingleAsync());
        AssertTold(world, "figures of quotes", world.Clock.GetUtcNow(), poisoned.Id);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_not_even_found_where_a_run_breaks_off_and_what_comes_after_it_is_done(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Start);
        await world.ContractAsync(world.Terms(startsOn: Start, BillingFrequency.Monthly), world.Line(1m, 10m));
        await database.RenameTableAsync("QuoteApprovals", "Elsewhere");
        world.GoTo(Start.AddDays(40));

        await new DailyWork(database.Contexts, world.Transactions, world.Calendar, world.Runs, world.Clock)
            .RunAsync(CancellationToken.None);
        Assert.Equal(1, await world.BillingRun.RunAsync(CancellationToken.None));

        Assert.Equal([new Standstill("expired approvals", Rows: null, world.Clock.GetUtcNow())], world.Runs.Standing);
        Assert.Equal(["expired approvals broke off; it begins again with its next turn"], world.Log.Troubles);
    }

    [Fact]
    public async Task Does_not_hide_that_the_process_is_to_end()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, Start);
        using var ending = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => world.Runs.PassAsync("work", pass => pass.TryAsync(Guid.NewGuid(), () =>
        {
            ending.Cancel();
            ending.Token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }), ending.Token));
        Assert.Empty(world.Runs.Standing);

        // Somebody else's time-out is a failure like any other.
        await world.Runs.PassAsync("work", pass => pass.TryAsync(Guid.NewGuid(), () => throw new TaskCanceledException()),
            CancellationToken.None);
        Assert.Equal(FormattableString.Invariant($"work: 1 row stands still since {world.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}"),
            Assert.Single(world.Runs.Standing).ToString());
    }

    private static void AssertTold(World world, string run, DateTimeOffset since, params Guid[] rows)
    {
        Assert.Equal([new Standstill(run, rows.Length, since)], world.Runs.Standing);
        Assert.Equal(
            rows.Select(row => $"{run} could not deal with {row}; it goes on with the others and tries again")
            .Order(StringComparer.Ordinal),
            world.Log.Troubles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static async Task<int> BilledAsync(TestDatabase database, Contract contract)
    {
        await using var db = database.Contexts.Unscoped();
        return await db.Invoices.CountAsync(invoice => invoice.ContractId == contract.Id);
    }
}
