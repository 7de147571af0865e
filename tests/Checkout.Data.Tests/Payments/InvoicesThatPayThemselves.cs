using Checkout.Data.Payments.Autopay;
using Checkout.Data.Forms;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>Invoices of a contract that pays itself: announced, charged, tried again, given up, each once.</summary>
[Trait("Acceptance", "P5")]
public sealed class InvoicesThatPayThemselves(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Start = new(2026, 1, 15);

    [SkippableTheory, EveryEngineInSoak]
    public async Task For_a_year_with_downtime_failures_and_two_processes(Engine engine)
    {
        var script = new Script();
        var auto = new Autopaying(await World.CreateAsync(await databases.OnAsync(engine), Start), script.Before);
        var world = auto.World;
        var contract = await world.ContractAsync(world.Terms(startsOn: Start, BillingFrequency.Monthly), world.Line(10m, 10m));
        await auto.CardAsync();
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);

        // The portal sleeps over a due date in spring, and for the better part of the summer.
        for (var day = Start; day <= new DateOnly(2027, 2, 20); day = day.AddDays(1))
        {
            if (day.Month is 7 or 8 || (day.Month == 4 && day.Day is > 10 and < 20))
            {
                continue;
            }

            world.GoTo(day);
            await Task.WhenAll(world.BillingRun.RunAsync(CancellationToken.None), world.BillingRun.RunAsync(CancellationToken.None));
            await auto.RunTwiceAsync();
            world.Clock.Advance(TimeSpan.FromHours(2));
            await auto.Till.Reconcile.RunAsync(CancellationToken.None);
        }

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var invoices = await db.Invoices.AsNoTracking().ToListAsync();
        var plans = await auto.PlansAsync();
        var payments = await db.Payments.AsNoTracking().ToListAsync();
        Assert.Equal((12, 12), (invoices.Count, plans.Count));
        Assert.All(invoices, invoice => Assert.Equal((0m, null), (invoice.Balance.Amount, invoice.ReservedById)));
        Assert.All(plans, plan => Assert.Equal(AutopaymentStatus.Settled, plan.Status));
        Assert.Equal((1200m, 0m), (await auto.Till.CapturedAsync(), await auto.Till.BalanceAsync()));
        Assert.Equal(12, payments.Count(payment => payment.Status == PaymentStatus.Succeeded));
        Assert.Empty(await auto.Till.ToldAsync());

        // Each try is a row, an attempt and a request of its own; a failed one is said once, a charge is announced once and receipted once.
        var charges = plans.SelectMany(plan => plan.Charges).ToList();
        Assert.Equal(charges.Count, await db.PaymentAttempts.CountAsync());
        Assert.Equal(charges.Count, charges.DistinctBy(charge => charge.AttemptId).Count());
        Assert.True(script.Declined >= 2 && script.Unanswered >= 1);
        Assert.Equal(charges.Count - 12, charges.Count(charge => charge.FailureReason is not null));
        var mails = await world.Database.Contexts.Unscoped().OutboxMessages.AsNoTracking()
            .Where(row => row.ForAccountId == world.Account.Id).ToListAsync();
        Assert.All(mails.Where(row => row.Kind is MessageKind.AutopayAnnounced or MessageKind.PaymentReceived)
            .GroupBy(row => (row.Kind, row.SubjectId, row.To)), mail => Assert.Single(mail));
        Assert.Equal((12, 12, charges.Count - 12, 0),
            (Count(mails, MessageKind.AutopayAnnounced), Count(mails, MessageKind.PaymentReceived),
            Count(mails, MessageKind.AutopayFailed), Count(mails, MessageKind.AutopayGivenUp)));
        Assert.All(plans,
            plan => Assert.True(plan.Charges.Min(charge => charge.On) >= invoices.Single(invoice => invoice.Id == plan.InvoiceId).DueOn));
    }

    [SkippableTheory, EveryEngine]
    public async Task Are_tried_again_after_one_three_and_seven_days_and_then_stay_open(Engine engine)
    {
        var (auto, contract) = await BeginAsync(engine, card: "4000000000000341");
        var invoice = await InvoiceAsync(auto, contract, "INV-1", 100m, dueOn: Start);
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);

        for (var day = Start; day <= Start.AddDays(20); day = day.AddDays(1))
        {
            auto.World.GoTo(day);
            await auto.RunTwiceAsync();
        }

        var plan = await auto.PlanAsync(invoice.Id);
        Assert.Equal([0, 1, 3, 7], plan.Charges.OrderBy(charge => charge.Number).Select(charge => charge.On.DayNumber - Start.DayNumber));
        Assert.Equal((AutopaymentStatus.GivenUp, 100m, 0m), (plan.Status, await auto.Till.BalanceAsync(), await auto.Till.CapturedAsync()));
        var mails = await MailsAsync(auto);
        Assert.Equal((1, 3, 1), (Count(mails, MessageKind.AutopayAnnounced), Count(mails, MessageKind.AutopayFailed),
            Count(mails, MessageKind.AutopayGivenUp)));
        Assert.Equal(Start.AddDays(1), AutopayMailData.FromJson(mails.First(mail => mail.Kind == MessageKind.AutopayFailed).Data).RetryOn);

        // Somebody pays it by hand: the plan knows.
        await PayByHandAsync(auto, invoice);
        await auto.RunTwiceAsync();
        Assert.Equal(AutopaymentStatus.Settled, (await auto.PlanAsync(invoice.Id)).Status);
    }

    [SkippableTheory, EveryEngine]
    public async Task Wait_while_they_are_disputed_held_or_switched_off(Engine engine)
    {
        var (auto, contract) = await BeginAsync(engine);
        var invoice = await InvoiceAsync(auto, contract, "INV-1", 100m, dueOn: Start.AddDays(2));
        var held = await InvoiceAsync(auto, contract, "INV-2", 50m, dueOn: Start.AddDays(2));
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);
        Assert.Equal(0, await auto.RunTwiceAsync());
        Assert.Equal(2, Count(await MailsAsync(auto), MessageKind.AutopayAnnounced));

        await DisputeAsync(auto, invoice, dispute: true);
        var page = await auto.Till.OpenAsync((held, 20m));
        auto.World.GoTo(Start.AddDays(2));
        Assert.Equal(0, await auto.RunTwiceAsync());
        Assert.Equal(AutopaymentStatus.Paused, (await auto.PlanAsync(invoice.Id)).Status);
        await auto.Till.TypeAsync(page);
        await auto.Till.ReturnAsync(page);
        await auto.SwitchAsync(contract, AutopayMode.Off);
        Assert.Equal(0, await auto.RunTwiceAsync());

        // Switched on again it charges what is left of the one, and announces the other anew once nobody disputes it.
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);
        Assert.Equal(1, await auto.RunTwiceAsync());
        Assert.Equal(50m, await auto.Till.CapturedAsync());
        await DisputeAsync(auto, invoice, dispute: false);
        Assert.Equal(0, await auto.RunTwiceAsync());
        Assert.Equal((3, Start.AddDays(5)),
            (Count(await MailsAsync(auto), MessageKind.AutopayAnnounced), (await auto.PlanAsync(invoice.Id)).NextOn));
        auto.World.GoTo(Start.AddDays(5));
        Assert.Equal(1, await auto.RunTwiceAsync());
        Assert.Equal((0m, 150m), (await auto.Till.BalanceAsync(), await auto.Till.CapturedAsync()));
    }

    [SkippableTheory, EveryEngine]
    public async Task Are_left_alone_above_the_cards_limit_and_where_they_are_credits(Engine engine)
    {
        var (auto, contract) = await BeginAsync(engine, terms: AutopayTerms.Usual with
        {
            Range = currency => ChargeRange.Any(currency) with { PerInvoice = 80m },
        });
        var above = await InvoiceAsync(auto, contract, "INV-1", 100m, dueOn: Start);
        await InvoiceAsync(auto, contract, "INV-2", -30m, dueOn: Start);
        var fits = await InvoiceAsync(auto, contract, "INV-3", 80m, dueOn: Start.AddDays(30));
        await auto.SwitchAsync(contract, AutopayMode.OnIssue);

        Assert.Equal(1, await auto.RunTwiceAsync());
        Assert.Equal(0, await auto.RunTwiceAsync());

        Assert.Equal([(above.Id, AutopaymentStatus.GivenUp), (fits.Id, AutopaymentStatus.Settled)],
            (await auto.PlansAsync()).Select(plan => (plan.InvoiceId, plan.Status))
            .OrderBy(plan => plan.Status == AutopaymentStatus.Settled));
        var mails = await MailsAsync(auto);
        Assert.Equal((1, 1), (Count(mails, MessageKind.AutopayAnnounced), Count(mails, MessageKind.AutopayGivenUp)));
        Assert.Contains("can be paid by card",
            AutopayMailData.FromJson(mails.Single(mail => mail.Kind == MessageKind.AutopayGivenUp).Data).Reason!.ToString(),
            StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task Are_not_tried_again_where_the_gateway_refuses_the_amount_and_not_sent_where_it_is_known(Engine engine)
    {
        var refusing = new Script { Refuses = GatewayRefusedException.TooSmall };
        var (auto, contract) = await BeginAsync(engine, before: refusing.Before,
            terms: AutopayTerms.Usual with { Range = currency => ChargeRange.Any(currency) with { Least = 0.50m } });
        var refused = await InvoiceAsync(auto, contract, "INV-1", 0.50m, dueOn: Start);
        var known = await InvoiceAsync(auto, contract, "INV-2", 0.30m, dueOn: Start);
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);

        for (var day = 0; day < 10; day++)
        {
            await auto.RunTwiceAsync();
            auto.World.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((AutopaymentStatus.GivenUp, 1, AutopaymentStatus.GivenUp, 0), ((await auto.PlanAsync(refused.Id)).Status,
            (await auto.PlanAsync(refused.Id)).Charges.Count, (await auto.PlanAsync(known.Id)).Status,
            (await auto.PlanAsync(known.Id)).Charges.Count));
        Assert.Equal(["less than our payment provider can take", "is too little for a card"], (await MailsAsync(auto))
            .Where(mail => mail.Kind == MessageKind.AutopayGivenUp).Select(mail => AutopayMailData.FromJson(mail.Data))
            .OrderByDescending(note => note.Amount)
            .Select(note => note.Why!.ToString() is var why && why.Contains("too little for a card", StringComparison.Ordinal)
                ? "is too little for a card"
                : why.Contains("less than our payment provider can take", StringComparison.Ordinal)
                    ? "less than our payment provider can take" : why));
    }

    [SkippableTheory, EveryEngine]
    public async Task Are_charged_once_where_a_process_ends_before_it_has_asked_the_gateway(Engine engine)
    {
        var script = new Script { DiesFirst = true };
        var (auto, contract) = await BeginAsync(engine, before: script.Before);
        var invoice = await InvoiceAsync(auto, contract, "INV-1", 100m, dueOn: Start);
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate);

        await auto.Run().RunAsync(CancellationToken.None);
        Assert.Equal((AutopaymentStatus.Charging, 0m), ((await auto.PlanAsync(invoice.Id)).Status, await auto.Till.CapturedAsync()));
        await auto.RunTwiceAsync();
        Assert.Equal(0m, await auto.Till.CapturedAsync());
        auto.World.Clock.Advance(TimeSpan.FromMinutes(3));
        await auto.Till.Reconcile.RunAsync(CancellationToken.None);
        await auto.RunTwiceAsync();
        await auto.RunTwiceAsync();

        Assert.Equal((100m, 0m), (await auto.Till.CapturedAsync(), await auto.Till.BalanceAsync()));
        Assert.Single((await auto.PlanAsync(invoice.Id)).Charges);
    }

    [SkippableTheory, EveryEngine]
    public async Task Are_confirmed_as_they_were_read_and_only_with_a_card(Engine engine)
    {
        var (auto, contract) = await BeginAsync(engine, card: null);
        await InvoiceAsync(auto, contract, "INV-1", 100m, dueOn: Start.AddDays(9));
        Assert.IsType<Outcome.Refused>(await auto.ChangeAsync(contract, AutopayMode.OnIssue,
            await auto.ShownAsync(contract, AutopayMode.OnIssue)));
        var card = await auto.CardAsync();

        var read = await auto.ShownAsync(contract, AutopayMode.OnDueDate);
        await InvoiceAsync(auto, contract, "INV-2", 5m, dueOn: Start.AddDays(9));
        Assert.IsType<Outcome.Changed>(await auto.ChangeAsync(contract, AutopayMode.OnDueDate, read, card.Slug));
        var (again, form) = (await auto.ShownAsync(contract, AutopayMode.OnDueDate), auto.World.Form(body: "on due date"));
        Assert.IsType<Outcome.Done>(await auto.ChangeAsync(contract, AutopayMode.OnDueDate, again, card.Slug, form));
        Assert.IsType<Outcome.Repeated>(await auto.ChangeAsync(contract, AutopayMode.OnDueDate, again, card.Slug, form));
        Assert.IsType<Outcome.KeyReused>(await auto.ChangeAsync(contract, AutopayMode.Off, again, card.Slug,
            auto.World.Form(form.Key, "off")));

        await using var db = auto.World.Database.Contexts.ForAccount(auto.World.Account.Id);
        var stored = await db.Contracts.SingleAsync();
        Assert.Equal((AutopayMode.OnDueDate, card.Id, auto.World.User.DisplayName),
            (stored.Autopay, stored.StoredMethodId, stored.AutopayBy));
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.AutopaySwitched));
    }

    private static int Count(IEnumerable<OutboxMessage> mails, MessageKind kind) => mails.Count(mail => mail.Kind == kind);

    private static async Task<IReadOnlyList<OutboxMessage>> MailsAsync(Autopaying auto)
    {
        await using var db = auto.World.Database.Contexts.Unscoped();
        return await db.OutboxMessages.AsNoTracking().Where(row => row.ForAccountId == auto.World.Account.Id).OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Ordinal).ToListAsync();
    }

    private static async Task PayByHandAsync(Autopaying auto, Invoice invoice)
    {
        var page = await auto.Till.OpenAsync((await auto.Till.ReadAsync(invoice), invoice.Balance.Amount));
        await auto.Till.TypeAsync(page);
        Assert.Equal(PaymentAttemptStatus.Succeeded, await auto.Till.ReturnAsync(page));
    }

    [SkippableTheory, EveryEngine]
    public async Task Are_told_to_the_vendor_when_a_member_switches_them_on_and_off(Engine engine)
    {
        var (auto, contract) = await BeginAsync(engine);
        await auto.SwitchAsync(contract, AutopayMode.OnIssue);
        auto.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await auto.SwitchAsync(contract, AutopayMode.Off);
        auto.World.Clock.Advance(TimeSpan.FromMinutes(1));

        var told = (await Feed.FeedFile.ExportAsync(auto.World.Database, auto.World.Clock))
            .Where(record => record.GetProperty("type").GetString() == "autopaySwitched" && record.GetProperty("contract")
            .GetProperty("number").GetString() == contract.Number);

        Assert.Equal(
            [("onIssue", auto.World.User.Email, auto.World.Account.Number), ("off", auto.World.User.Email, auto.World.Account.Number)],
            told.Where(record => record.GetProperty("account").GetProperty("number").GetString() == auto.World.Account.Number)
                .Select(record => (record.GetProperty("autopay").GetString(), record.GetProperty("email").GetString(),
                    record.GetProperty("account").GetProperty("number").GetString())));
    }

    private static async Task<Invoice> InvoiceAsync(Autopaying auto, Contract contract, string number, decimal amount, DateOnly dueOn)
    {
        var invoice = auto.World.Invoice(number, amount, dueOn: dueOn, contractId: contract.Id);
        await auto.World.WriteAsync(invoice);
        return invoice;
    }

    private static Task<bool> DisputeAsync(Autopaying auto, Invoice invoice, bool dispute) =>
        auto.World.Transactions.RunAsync(auto.World.Account.Id, async (db, now, token) =>
    {
        var row = await db.Invoices.Include(other => other.Changes).SingleAsync(other => other.Id == invoice.Id, token);
        if (dispute)
        {
            row.Dispute("Wrong", now, auto.World.Today);
        }
        else
        {
            row.EndDispute(auto.World.Today);
        }

        return true;
    }, CancellationToken.None);

    private async Task<(Autopaying Auto, Contract Contract)> BeginAsync(Engine engine, string? card = Till.Good,
        AutopayTerms? terms = null, Func<SimulatedGateway, IPaymentGateway>? before = null)
    {
        var auto = new Autopaying(await World.CreateAsync(await databases.OnAsync(engine), Start), before, terms);
        var contract = await auto.World.ContractAsync(auto.World.Terms(startsOn: Start.AddDays(60)), auto.World.Line(1m, 10m));
        if (card is not null)
        {
            await auto.CardAsync(card);
        }

        return (auto, contract);
    }

    /// <summary>A gateway in which some charges are declined, some are not answered, and some are made and not answered.</summary>
    private sealed class Script
    {
        private int _charges;
        private int _declined;
        private int _unanswered;

        public int Declined => _declined;

        public int Unanswered => _unanswered;

        /// <summary>With which code every charge is refused.</summary>
        public string? Refuses { get; init; }

        /// <summary>The first charge is the end of its process.</summary>
        public bool DiesFirst { get; init; }

        public IPaymentGateway Before(SimulatedGateway gateway)
        {
            var mock = new Moq.Mock<IPaymentGateway>();
            mock.SetupGet(it => it.Name).Returns(gateway.Name);
            mock.Setup(it => it.FindAsync(Moq.It.IsAny<GatewayLookup>(), Moq.It.IsAny<CancellationToken>()))
                .Returns<GatewayLookup, CancellationToken>(gateway.FindAsync);
            mock.Setup(it => it.OpenPaymentAsync(Moq.It.IsAny<GatewayOrder>(), Moq.It.IsAny<GatewayLinks>(),
                Moq.It.IsAny<CancellationToken>())).Returns<GatewayOrder, GatewayLinks, CancellationToken>(gateway.OpenPaymentAsync);
            mock.Setup(it => it.ChargeAsync(Moq.It.IsAny<GatewayOrder>(), Moq.It.IsAny<GatewayMethod>(), Moq.It.IsAny<CancellationToken>()))
                .Returns<GatewayOrder, GatewayMethod, CancellationToken>((order, method, token) => ChargeAsync(gateway, order, method,
                    token));
            return mock.Object;
        }

        private async Task<GatewayPayment> ChargeAsync(SimulatedGateway gateway, GatewayOrder order, GatewayMethod method,
            CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref _charges);
            if (Refuses is { } code)
            {
                throw new GatewayRefusedException("It refused.", code);
            }

            if (DiesFirst)
            {
                return number == 1 ? throw new OperationCanceledException() : await gateway.ChargeAsync(order, method, cancellationToken);
            }

            switch (number % 5)
            {
                case 2:
                    Interlocked.Increment(ref _declined);
                    return await gateway.ChargeAsync(order, method with { Token = SimulatedCard.Find("4000000000000341")!.NewToken() },
                        cancellationToken);
                case 4:
                    Interlocked.Increment(ref _unanswered);
                    await gateway.ChargeAsync(order, method, cancellationToken);
                    throw new GatewayUnavailableException("It did not answer.");
                default:
                    return await gateway.ChargeAsync(order, method, cancellationToken);
            }
        }
    }
}
