using Checkout.Data.Identity;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Forms;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Testing.Builders;

/// <summary>Everything with which a world’s customer pays, at a gateway: the simulated one, or what a test puts before it.</summary>
public sealed class Till
{
    public const string Good = "4242424242424242";

    /// <summary>The billing department that is told.</summary>
    public static readonly BillingDepartment Billing = new("billing@vendor.example", "Vendor billing");

    private readonly SimulatedSignature _signature = new("secret of the tests");

    public Till(World world, Func<SimulatedGateway, IPaymentGateway>? before = null)
    {
        World = world;
        var contexts = world.Database.Contexts;
        Simulated = new SimulatedGateway(contexts, _signature, world.Clock);
        Gateway = before?.Invoke(Simulated) ?? Simulated;
        Start = new StartPayment(world.Submissions, world.Calendar);
        Settle = new SettleAttempt(world.Transactions, world.Calendar, Billing);
        Take = new TakePayment(contexts, world.Transactions, Gateway, Settle, world.Clock, NullLogger<TakePayment>.Instance);
        Reconcile = new ReconcileAttempts(contexts, Gateway, Take, Settle, world.Runs, world.Calendar, world.Clock,
            NullLogger<ReconcileAttempts>.Instance);
        Receive = new ReceiveNotification(contexts, Gateway, Settle, world.Clock, NullLogger<ReceiveNotification>.Instance);
        OnFile = new ChargeOnFile(world.Transactions, world.Calendar, Gateway, Take);
    }

    public World World { get; }

    public SimulatedGateway Simulated { get; }

    public IPaymentGateway Gateway { get; }

    public StartPayment Start { get; }

    public SettleAttempt Settle { get; }

    public TakePayment Take { get; }

    public ReconcileAttempts Reconcile { get; }

    public ReceiveNotification Receive { get; }

    public ChargeOnFile OnFile { get; }

    private static GatewayLinks Links { get; } = new("/Pay/x/Return", "/Pay/x");

    public PayTerms Terms(params (Invoice Invoice, decimal Amount)[] parts) => new(
        [.. parts.Select(part => new InvoiceSplit(part.Invoice.Slug, part.Amount, part.Invoice.Balance.Amount))],
        new Money(parts.Sum(part => part.Amount), parts[0].Invoice.Currency),
        Gateway.Name);

    public Task<Outcome> StartAsync(PayTerms terms, Submission? form = null) =>
        Start.RunAsync(form ?? World.Form(), terms, CancellationToken.None);

    /// <summary>Begins and opens the gateway’s page.</summary>
    public async Task<PaymentAttempt> OpenAsync(params (Invoice Invoice, decimal Amount)[] parts) => await OpenAsync(Terms(parts));

    public async Task<PaymentAttempt> OpenAsync(PayTerms terms, Submission? form = null)
    {
        var started = Assert.IsType<StartPayment.Started>(await StartAsync(terms, form));
        await Take.OpenAsync(World.Account.Id, started.Attempt.Id, Links, CancellationToken.None);
        return await ReadAsync(started.Attempt.Id);
    }

    /// <summary>The customer types a card on the gateway’s page.</summary>
    public async Task<SimulatedAnswer> TypeAsync(PaymentAttempt attempt, string card = Good, bool confirmed = false) =>
        await Simulated.SubmitAsync(attempt.Reference!, SimulatedCard.Find(card)!, 12, 2030, confirmed, CancellationToken.None);

    /// <summary>The customer comes back from the gateway.</summary>
    public async Task<PaymentAttemptStatus> ReturnAsync(PaymentAttempt attempt) =>
        await Take.RefreshAsync(await ReadAsync(attempt.Id), CancellationToken.None);

    /// <summary>Every notification that is due is delivered.</summary>
    public async Task<int> NotifyAsync()
    {
        var delivered = 0;
        await World.Runs.PassAsync("notifications", async pass => delivered = await Simulated.DeliverAsync(
            pass, async (body, signature, token) => await Receive.RunAsync(body, signature, token) is not ReceivedNotification.Refused,
            CancellationToken.None), CancellationToken.None);
        return delivered;
    }

    public string Sign(string body) => _signature.Sign(body, World.Clock.GetUtcNow());

    public async Task<PaymentAttempt> ReadAsync(Guid id)
    {
        await using var db = World.Database.Contexts.ForAccount(World.Account.Id);
        return await db.PaymentAttempts.AsNoTracking().Include(row => row.Parts).SingleAsync(row => row.Id == id);
    }

    public async Task<Invoice> ReadAsync(Invoice invoice)
    {
        await using var db = World.Database.Contexts.ForAccount(World.Account.Id);
        return await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == invoice.Id);
    }

    /// <summary>What the gateway took, in all.</summary>
    public async Task<decimal> CapturedAsync()
    {
        await using var db = World.Database.Contexts.Unscoped();
        return await db.SimulatedPayments.Where(row => row.Outcome == GatewayOutcome.Succeeded && row.OwnerId == World.Account.Id)
            .SumAsync(row => row.Amount);
    }

    /// <summary>What the account owes by its ledger.</summary>
    public async Task<decimal> BalanceAsync()
    {
        await using var db = World.Database.Contexts.ForAccount(World.Account.Id);
        return await db.LedgerEntries.SumAsync(row => row.Amount);
    }

    /// <summary>Sentences that the billing department was told.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync()
    {
        await using var db = World.Database.Contexts.Unscoped();
        var data = await db.OutboxMessages.Where(row => row.ForAccountId == World.Account.Id
            && row.Kind == Domain.Messages.MessageKind.PaymentNeedsAttention).OrderBy(row => row.Ordinal).Select(row => row.Data)
            .ToListAsync();
        return [.. data.Select(json => AttentionRequest.FromJson(json).ToString())];
    }
}
