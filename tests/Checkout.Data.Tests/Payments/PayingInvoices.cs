using Checkout.Data.Payments.Autopay;
using Checkout.Data.Forms;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Documents;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>One invoice, several, a part, with credits first: what is written, and what is refused.</summary>
[Trait("Acceptance", "P1")]
public sealed class PayingInvoices(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    private static ChargeRange Limited => ChargeRange.Any(Currency.Usd) with { PerInvoice = 50m };

    [SkippableTheory, EveryEngine]
    public async Task One_in_full_and_another_in_part(Engine engine)
    {
        var till = await BeginAsync(engine);
        var (first, second) = (till.World.Invoice("INV-1", 100m), till.World.Invoice("INV-2", 80m));
        await till.World.WriteAsync(first, second);

        var attempt = await till.OpenAsync((first, 100m), (second, 30m));
        Assert.Equal((PaymentAttemptStatus.Pending, 130m, attempt.Id),
            (attempt.Status, attempt.Amount, (await till.ReadAsync(first)).ReservedById));
        Assert.Equal(SimulatedAnswer.Paid, await till.TypeAsync(attempt));
        Assert.Equal(PaymentAttemptStatus.Succeeded, await till.ReturnAsync(attempt));

        Assert.Equal((0m, 50m, 50m), ((await till.ReadAsync(first)).Balance.Amount, (await till.ReadAsync(second)).Balance.Amount,
            await till.BalanceAsync()));
        Assert.Null((await till.ReadAsync(first)).ReservedById);
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        var payment = await db.Payments.SingleAsync();
        Assert.Equal((attempt.Number, 130m, PaymentStatus.Succeeded, PaymentMethod.Card, attempt.Reference),
            (payment.Number, payment.Amount, payment.Status, payment.Method, payment.Reference));
        Assert.Equal((Today, Today, 0m), (payment.ReceivedOn, payment.PostedOn!.Value, payment.Unapplied.Amount));
        Assert.Equal([AuditAction.PaymentStarted, AuditAction.PaymentReceived],
            await db.AuditEntries.OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
        Assert.Equal(till.World.User.Email,
            await db.OutboxMessages.Where(row => row.Kind == MessageKind.PaymentReceived && row.SubjectId == payment.Id)
            .Select(row => row.To).SingleAsync());
        Assert.Empty(await till.ToldAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task With_credits_first_and_nothing_to_charge_where_they_cover_it(Engine engine)
    {
        var till = await BeginAsync(engine);
        var (invoice, other, memo) = (till.World.Invoice("INV-1", 100m), till.World.Invoice("INV-2", 20m),
            till.World.CreditMemo("CM-1", 50m));
        await till.World.WriteAsync(invoice, other, memo);
        var credit = new CreditSource(DocumentKind.CreditMemo, memo.Slug);

        Assert.IsType<StartPayment.Covered>(await till.StartAsync(till.Terms((other, 20m)) with { Credits = [credit], Charge = Usd(0m) }));
        Assert.IsType<Outcome.Changed>(await till.StartAsync(till.Terms((invoice, 100m)) with { Credits = [credit], Charge = Usd(50m) }));
        var attempt = await till.OpenAsync(till.Terms((invoice, 100m)) with { Credits = [credit], Charge = Usd(70m) });
        Assert.Equal(30m, (await till.ReadAsync(invoice)).AllocatedAmount);
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);

        Assert.Equal((0m, 0m, 70m), ((await till.ReadAsync(invoice)).Balance.Amount, await till.BalanceAsync(),
            await till.CapturedAsync()));
    }

    [SkippableTheory, EveryEngine]
    public async Task Says_who_is_paying_and_charges_a_repeated_form_once(Engine engine)
    {
        var till = await BeginAsync(engine);
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        var (terms, form) = (till.Terms((invoice, 100m)), till.World.Form(body: "100"));

        var attempt = await till.OpenAsync(terms, form);
        var held = Assert.IsType<StartPayment.Held>(await till.StartAsync(till.Terms((invoice, 100m))));
        var again = Assert.IsType<Outcome.Repeated>(await till.StartAsync(terms, form));
        Assert.IsType<Outcome.KeyReused>(await till.StartAsync(till.Terms((invoice, 10m)), till.World.Form(form.Key, "10")));
        Assert.Equal((till.World.User.DisplayName, attempt.ExpiresAt, $"/Pay/{attempt.Number}"),
            (held.Attempt.StartedBy, held.Attempt.ExpiresAt, again.Url));

        Assert.Equal(PaymentAttemptStatus.Canceled, await till.Take.CancelAsync(attempt, CancellationToken.None));
        Assert.Equal(SimulatedAnswer.Closed, await till.TypeAsync(attempt));
        Assert.IsType<StartPayment.Started>(await till.StartAsync(till.Terms((invoice, 100m))));
    }

    [SkippableTheory, EveryEngine]
    public async Task Refuses_what_is_not_open_not_payable_or_above_the_cards_limit(Engine engine)
    {
        var till = await BeginAsync(engine);
        var (invoice, credit, euros) = (till.World.Invoice("INV-1", 100m), till.World.Invoice("INV-2", -10m),
            till.World.Invoice("INV-3", 10m, currency: Currency.Eur));
        await till.World.WriteAsync(invoice, credit, euros);

        Assert.IsType<Outcome.Refused>(await till.StartAsync(till.Terms((invoice, 100.01m))));
        Assert.IsType<Outcome.Refused>(await till.StartAsync(till.Terms((invoice, 0.001m))));
        Assert.IsType<Outcome.Refused>(await till.StartAsync(till.Terms((invoice, 10m), (credit, 10m))));
        Assert.IsType<Outcome.Refused>(await till.StartAsync(till.Terms((invoice, 10m), (euros, 10m))));
        Assert.IsType<Outcome.Refused>(await till.StartAsync(till.Terms((invoice, 10m), (invoice, 10m))));
        Assert.IsType<Outcome.Changed>(await till
            .StartAsync(till.Terms((invoice, 110m)) with { Splits = [new InvoiceSplit(invoice.Slug, 110m, 120m)] }));
        Assert.Contains("bank transfer",
            Assert.IsType<Outcome.Refused>(await till.StartAsync(till.Terms((invoice, 60m)) with { Range = Limited })).Why.ToString(),
            StringComparison.Ordinal);
        Assert.IsType<StartPayment.Started>(await till.StartAsync(till.Terms((invoice, 50m)) with { Range = Limited }));
    }

    [SkippableTheory, EveryEngine]
    public async Task Keeps_a_card_that_is_to_be_kept_and_charges_it_later(Engine engine)
    {
        var till = await BeginAsync(engine);
        var (invoice, later) = (till.World.Invoice("INV-1", 100m), till.World.Invoice("INV-2", 40m));
        await till.World.WriteAsync(invoice, later);
        var starter = new OnFileStarter(null, "Autopay", null, null);

        Assert.IsType<OnFileResult.NothingOnFile>(await till.OnFile.RunAsync(till.World.Account.Id, later.Id, starter,
            ChargeRange.Any, CancellationToken.None));
        var attempt = await till.OpenAsync(till.Terms((invoice, 100m)) with { KeepsMethod = true });
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);
        var charged = Assert.IsType<OnFileResult.Asked>(await till.OnFile.RunAsync(till.World.Account.Id, later.Id, starter,
            ChargeRange.Any, CancellationToken.None));

        Assert.Equal((PaymentAttemptStatus.Succeeded, 0m, 140m), (charged.Status, await till.BalanceAsync(), await till.CapturedAsync()));
        Assert.IsType<OnFileResult.NotDue>(await till.OnFile.RunAsync(till.World.Account.Id, later.Id, starter,
            ChargeRange.Any, CancellationToken.None));
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        var method = await db.StoredMethods.SingleAsync();
        Assert.Equal(("Visa", "4242", 12, 2030, true),
            (method.Brand, method.LastFour, method.ExpiryMonth, method.ExpiryYear, method.IsDefault));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_card_on_file_that_is_declined_leaves_a_failed_payment_and_the_invoice_open(Engine engine)
    {
        var till = await BeginAsync(engine);
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        await using (var db = till.World.Database.Contexts.Unscoped())
        {
            var method = new StoredMethod(till.World.Account.Id,
                new StoredMethodTerms("Simulated", "cus", SimulatedCard.Find("4000000000000341")!.NewToken(), PaymentMethod.Card, "Visa",
                "0341", 12, 2030), "Zoë", till.World.Clock.GetUtcNow());
            method.MakeDefault();
            db.Add(method);
            await db.SaveChangesAsync();
        }

        var result = Assert.IsType<OnFileResult.Asked>(await till.OnFile.RunAsync(till.World.Account.Id, invoice.Id,
            new OnFileStarter(null, "Zoë", "zoe@acme.example", null), ChargeRange.Any, CancellationToken.None));

        Assert.Equal((PaymentAttemptStatus.Failed, 100m), (result.Status, await till.BalanceAsync()));
        await using var read = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        var payment = await read.Payments.SingleAsync();
        Assert.Equal((PaymentStatus.Failed, "card_declined", result.Number), (payment.Status, payment.FailureCode, payment.Number));
        Assert.Equal("zoe@acme.example",
            await read.OutboxMessages.Where(row => row.Kind == MessageKind.PaymentFailed && row.SubjectId == payment.Id)
            .Select(row => row.To).SingleAsync());
        Assert.Null((await till.ReadAsync(invoice)).ReservedById);
    }

    private static Money Usd(decimal amount) => new(amount, Currency.Usd);

    private async Task<Till> BeginAsync(Engine engine) => new(await World.CreateAsync(await databases.OnAsync(engine), Today));
}
