using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Runs;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Tests.Payments;

/// <summary>Down, silent, wrong: nothing is lost, nothing is taken twice, and what can’t be trusted settles nothing.</summary>
[Trait("Acceptance", "P3")]
public sealed class AGatewayInTrouble(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private UnreliableGateway _gateway = null!;

    [SkippableTheory, EveryEngine]
    public async Task That_opens_no_page_frees_the_invoice(Engine engine)
    {
        var (till, invoice) = await BeginAsync(engine);
        _gateway.IsDown = true;

        var attempt = await till.OpenAsync((invoice, 100m));

        Assert.Equal((PaymentAttemptStatus.Failed, "Our payment provider does not answer at the moment. Nothing was charged."),
            (attempt.Status, attempt.FailureReason));
        Assert.Null((await till.ReadAsync(invoice)).ReservedById);
    }

    [SkippableTheory, EveryEngine]
    public async Task That_charges_and_does_not_say_so_is_asked_until_it_does(Engine engine)
    {
        var (till, invoice) = await BeginAsync(engine);
        await PutOnFileAsync(till);
        _gateway.LosesAnswers = true;
        var starter = new OnFileStarter(null, "Autopay", null, null);

        var charged = Assert.IsType<OnFileResult.Asked>(await till.OnFile.RunAsync(till.World.Account.Id, invoice.Id, starter,
            ChargeRange.Any, CancellationToken.None));
        Assert.Equal((PaymentAttemptStatus.Created, 100m), (charged.Status, await till.BalanceAsync()));
        Assert.IsType<OnFileResult.NotDue>(await till.OnFile.RunAsync(till.World.Account.Id, invoice.Id, starter,
            ChargeRange.Any, CancellationToken.None));
        till.World.Clock.Advance(TimeSpan.FromHours(3));
        await till.Reconcile.RunAsync(CancellationToken.None);
        Assert.NotNull((await till.ReadAsync(invoice)).ReservedById);
        _gateway.LosesAnswers = false;

        await till.Reconcile.RunAsync(CancellationToken.None);
        Assert.Equal((100m, 0m), (await till.CapturedAsync(), await till.BalanceAsync()));
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task That_never_heard_of_a_charge_is_asked_once_more_with_its_key(Engine engine)
    {
        var (till, invoice, _) = await LostAsync(engine);
        till.World.Clock.Advance(TimeSpan.FromHours(3));

        await till.Reconcile.RunAsync(CancellationToken.None);
        await till.Reconcile.RunAsync(CancellationToken.None);

        Assert.Equal((100m, 0m, null),
            (await till.CapturedAsync(), await till.BalanceAsync(), (await till.ReadAsync(invoice)).ReservedById));
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task Whose_keys_have_lost_their_life_is_only_asked_and_the_invoice_is_free_again(Engine engine)
    {
        var (till, invoice, attempt) = await LostAsync(engine);
        till.World.Clock.Advance(TimeSpan.FromHours(25));
        await till.Reconcile.RunAsync(CancellationToken.None);
        Assert.NotNull((await till.ReadAsync(invoice)).ReservedById);
        till.World.Clock.Advance(TimeSpan.FromHours(1));
        await till.Reconcile.RunAsync(CancellationToken.None);

        Assert.Equal((0m, 100m, null),
            (await till.CapturedAsync(), await till.BalanceAsync(), (await till.ReadAsync(invoice)).ReservedById));
        Assert.Equal(PaymentAttemptStatus.Expired, (await till.ReadAsync(attempt)).Status);
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task That_never_says_is_given_into_the_hands_of_a_person_once(Engine engine)
    {
        var (till, invoice, id) = await LostAsync(engine);
        var number = (await till.ReadAsync(id)).Number;
        _gateway.IsDown = true;
        foreach (var hours in new[] { 1, 30, 1 })
        {
            till.World.Clock.Advance(TimeSpan.FromHours(hours));
            await till.Reconcile.RunAsync(CancellationToken.None);
        }

        Assert.Contains($"checkout reconcile --release {number}", Assert.Single(await till.ToldAsync()), StringComparison.Ordinal);
        Assert.Contains(number, await till.Reconcile.UnansweredAsync(CancellationToken.None));
        Assert.NotNull((await till.ReadAsync(invoice)).ReservedById);

        await till.Reconcile.ReleaseAsync(number, CancellationToken.None);

        Assert.Null((await till.ReadAsync(invoice)).ReservedById);
        await Assert.ThrowsAsync<RuleViolation>(() => till.Reconcile.ReleaseAsync(number, CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task That_did_not_answer_for_a_charge_lets_nobody_give_it_up(Engine engine)
    {
        var (till, invoice, attempt) = await LostAsync(engine);
        _gateway.IsDown = true;

        await Assert.ThrowsAsync<GatewayUnavailableException>(async () =>
            await till.Take.CancelAsync(await till.ReadAsync(attempt), CancellationToken.None));
        Assert.NotNull((await till.ReadAsync(invoice)).ReservedById);
    }

    [SkippableTheory, EveryEngine]
    public async Task That_took_another_amount_or_currency_settles_nothing(Engine engine)
    {
        foreach (var (captured, currency, balance) in new[] { (90m, "USD", 10m), (100m, "EUR", 0m) })
        {
            var (till, invoice) = await BeginAsync(engine);
            var attempt = await PaidAsync(till, invoice);
            _gateway.Says = found => found with { Captured = captured, Currency = currency };

            Assert.Equal(PaymentAttemptStatus.Succeeded, await till.ReturnAsync(attempt));
            await till.ReturnAsync(attempt);

            Assert.Equal((100m, balance), ((await till.ReadAsync(invoice)).Balance.Amount, await till.BalanceAsync()));
            await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
            var payment = await db.Payments.SingleAsync();
            Assert.Equal((captured, currency, captured), (payment.Amount, payment.Currency.Code, payment.Unapplied.Amount));
            Assert.Contains("was asked for", Assert.Single(await till.ToldAsync()), StringComparison.Ordinal);
            Assert.NotNull((await till.ReadAsync(attempt.Id)).Discrepancy);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task That_speaks_of_money_that_does_not_exist_is_reported_once(Engine engine)
    {
        var (till, invoice) = await BeginAsync(engine);
        var attempt = await PaidAsync(till, invoice);
        _gateway.Says = found => found with { Currency = "XXX" };

        await till.ReturnAsync(attempt);
        await till.ReturnAsync(attempt);

        Assert.Contains("It was not recorded.", Assert.Single(await till.ToldAsync()), StringComparison.Ordinal);
        Assert.Equal(100m, await till.BalanceAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Whose_notification_nobody_signed_is_not_heard(Engine engine)
    {
        var (till, invoice) = await BeginAsync(engine);
        var attempt = await PaidAsync(till, invoice);
        var body = System.Text.Json.JsonSerializer.Serialize(new GatewayNotice("evt", "succeeded", attempt.Id, null));
        var foreign = System.Text.Json.JsonSerializer.Serialize(new GatewayNotice("evt-2", "succeeded", Guid.NewGuid(), "sim_unknown"));
        var old = till.Sign(body);
        till.World.Clock.Advance(SimulatedSignature.Window + TimeSpan.FromSeconds(1));

        Assert.Equal(ReceivedNotification.Refused, await till.Receive.RunAsync(body, null, CancellationToken.None));
        Assert.Equal(ReceivedNotification.Refused, await till.Receive.RunAsync(body, "t=1,v1=00", CancellationToken.None));
        Assert.Equal(ReceivedNotification.Refused, await till.Receive.RunAsync(body, old, CancellationToken.None));
        Assert.Equal(ReceivedNotification.Refused, await till.Receive.RunAsync(body + " ", till.Sign(body), CancellationToken.None));
        Assert.Equal(ReceivedNotification.Unknown, await till.Receive.RunAsync(foreign, till.Sign(foreign), CancellationToken.None));
        _gateway.IsDown = true;
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => till.Receive.RunAsync(body, till.Sign(body), CancellationToken.None));
        _gateway.IsDown = false;

        Assert.Equal(100m, await till.BalanceAsync());
        Assert.Equal(ReceivedNotification.Handled, await till.Receive.RunAsync(body, till.Sign(body), CancellationToken.None));
        Assert.Equal(ReceivedNotification.Repeated, await till.Receive.RunAsync(body, till.Sign(body), CancellationToken.None));
        Assert.Equal(0m, await till.BalanceAsync());
    }

    [Fact]
    public async Task Leaves_a_line_for_the_operators_whatever_it_was()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var (till, invoice) = await BeginAsync(database);
        var log = new LogLines();
        var (contexts, world) = (till.World.Database.Contexts, till.World);
        var settle = new SettleAttempt(world.Transactions, world.Calendar, Till.Billing, log.Of<SettleAttempt>());
        var take = new TakePayment(contexts, world.Transactions, _gateway, settle, world.Clock, log.Of<TakePayment>());
        var receive = new ReceiveNotification(contexts, _gateway, settle, world.Clock, log.Of<ReceiveNotification>());
        var guard = new RunGuard(world.Clock, log.Of<RunGuard>());
        var reconcile = new ReconcileAttempts(contexts, _gateway, take, settle, guard, world.Calendar, world.Clock,
            log.Of<ReconcileAttempts>());
        _gateway.IsDown = true;
        var started = Assert.IsType<StartPayment.Started>(await till.StartAsync(till.Terms((invoice, 100m))));
        await take.OpenAsync(world.Account.Id, started.Attempt.Id, new GatewayLinks("/r", "/c"), CancellationToken.None);
        _gateway.IsDown = false;
        var attempt = await PaidAsync(till, invoice);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        _gateway.IsDown = true;
        Assert.Equal(0, await reconcile.RunAsync(CancellationToken.None));
        Assert.Equal(("payments that hang", 2), guard.Standing.Select(run => (run.Run, run.Rows)).Single());
        _gateway.IsDown = false;
        await receive.RunAsync("{}", "t=1,v1=00", CancellationToken.None);
        var foreign = System.Text.Json.JsonSerializer.Serialize(new GatewayNotice("evt-lines", "succeeded", Guid.NewGuid(), "sim_unknown"));
        await receive.RunAsync(foreign, till.Sign(foreign), CancellationToken.None);
        _gateway.Says = found => found with { Captured = 90m };
        await take.RefreshAsync(attempt, CancellationToken.None);
        await take.RefreshAsync(await till.ReadAsync(attempt.Id), CancellationToken.None);

        Assert.Equal(
            [
                "Simulated could not open a page for payment PAY-00000001",
                $"payments that hang could not deal with {started.Attempt.Id}; it goes on with the others and tries again",
                $"payments that hang could not deal with {attempt.Id}; it goes on with the others and tries again",
                "A notification with a wrong or old signature was refused",
                "Simulated notified succeeded of sim_unknown, which is no payment of this portal (event evt-lines)",
                $"Payment PAY-00000002 needs the billing department: Simulated took {new Money(90m, Currency.Usd)} and not "
                + $"{new Money(100m, Currency.Usd)}. The money was received and settles nothing until our billing department has looked "
                + $"at it.",
            ],
            log.Troubles);
    }

    /// <summary>A charge on file that got lost on its way to the gateway, which answers again.</summary>
    private async Task<(Till Till, Domain.Invoices.Invoice Invoice, Guid Attempt)> LostAsync(Engine engine)
    {
        var (till, invoice) = await BeginAsync(engine);
        await PutOnFileAsync(till);
        _gateway.IsDown = true;
        var starter = new OnFileStarter(null, "Autopay", null, null);
        Assert.IsType<OnFileResult.Asked>(
            await till.OnFile.RunAsync(till.World.Account.Id, invoice.Id, starter, ChargeRange.Any, CancellationToken.None));
        _gateway.IsDown = false;
        return (till, invoice, (await till.ReadAsync(invoice)).ReservedById!.Value);
    }

    private static async Task<PaymentAttempt> PaidAsync(Till till, Domain.Invoices.Invoice invoice)
    {
        var attempt = await till.OpenAsync((invoice, 100m));
        await till.TypeAsync(attempt);
        return attempt;
    }

    private static async Task PutOnFileAsync(Till till)
    {
        await using var db = till.World.Database.Contexts.Unscoped();
        var method = new StoredMethod(till.World.Account.Id,
            new StoredMethodTerms("Simulated", "cus", SimulatedCard.Find(Till.Good)!.NewToken(), PaymentMethod.Card, "Visa", "4242", 12,
            2030), "Zoë", till.World.Clock.GetUtcNow());
        method.MakeDefault();
        db.Add(method);
        await db.SaveChangesAsync();
    }

    private async Task<(Till Till, Domain.Invoices.Invoice Invoice)> BeginAsync(Engine engine) =>
        await BeginAsync(await databases.OnAsync(engine));

    private async Task<(Till Till, Domain.Invoices.Invoice Invoice)> BeginAsync(TestDatabase database)
    {
        var till = new Till(await World.CreateAsync(database, TestClock.Today), simulated => _gateway = new UnreliableGateway(simulated));
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        return (till, invoice);
    }
}
