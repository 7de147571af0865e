using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>Refunds and chargebacks that the gateway tells of: allocations first, then the ledger, once.</summary>
[Trait("Acceptance", "P2")]
public sealed class MoneyThatWentBack(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngine]
    public async Task A_refund_opens_no_more_than_it_needs(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today));
        var (first, second) = (till.World.Invoice("INV-1", 100m), till.World.Invoice("INV-2", 60m));
        await till.World.WriteAsync(first, second);
        var attempt = await till.OpenAsync((first, 100m), (second, 60m));
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);
        till.World.Clock.Advance(TimeSpan.FromDays(40));

        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Refund, $"re_1_{attempt.Number}", 25m,
            CancellationToken.None);
        await till.NotifyAsync();
        await till.NotifyAsync();
        await till.ReturnAsync(attempt);

        Assert.Equal((0m, 25m, 25m), ((await till.ReadAsync(first)).Balance.Amount, (await till.ReadAsync(second)).Balance.Amount,
            await till.BalanceAsync()));
        Assert.Contains("Open again: 25.00 USD of INV-2", Assert.Single(await till.ToldAsync()), StringComparison.Ordinal);
        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Refund, $"re_2_{attempt.Number}", 135m,
            CancellationToken.None);
        await till.NotifyAsync();
        Assert.Equal((100m, 60m, 160m),
            ((await till.ReadAsync(first)).Balance.Amount, (await till.ReadAsync(second)).Balance.Amount, await till.BalanceAsync()));
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        Assert.Equal(PaymentStatus.Refunded, (await db.Payments.SingleAsync()).Status);
    }

    [SkippableTheory, EveryEngine]
    public async Task The_vendors_systems_read_it_from_the_export(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today));
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        var attempt = await till.OpenAsync((invoice, 100m));
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);
        till.World.Clock.Advance(TimeSpan.FromDays(2));
        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Refund, $"re_{attempt.Number}", 40m,
            CancellationToken.None);
        await till.NotifyAsync();
        till.World.Clock.Advance(TimeSpan.FromSeconds(1));

        using var stream = new MemoryStream();
        await new Checkout.Data.Feed.Export.FeedExport(till.World.Database.Contexts, till.World.Clock)
            .WriteAsync(stream, till.World.Clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n')
            .Where(line => line.Contains($"\"payment\":\"{attempt.Number}\"", StringComparison.Ordinal)).ToList();

        Assert.Contains("\"kind\":\"payment\",\"currency\":\"USD\",\"amount\":100,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"amount\":100}]", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"type\":\"paymentReversed\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"amount\":-40}]", lines[1], StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    public async Task A_chargeback_opens_all_of_it_and_a_won_one_settles_it_again(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today));
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        var attempt = await till.OpenAsync((invoice, 100m));
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);

        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Chargeback, $"dp_1_{attempt.Number}", 100m,
            CancellationToken.None);
        await till.NotifyAsync();
        Assert.Equal((100m, 100m), ((await till.ReadAsync(invoice)).Balance.Amount, await till.BalanceAsync()));
        await till.Simulated.ReinstateAsync($"dp_1_{attempt.Number}", CancellationToken.None);
        await till.NotifyAsync();
        await till.ReturnAsync(attempt);

        Assert.Equal((0m, 0m), ((await till.ReadAsync(invoice)).Balance.Amount, await till.BalanceAsync()));
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        Assert.Equal([PaymentStatus.ChargedBack, PaymentStatus.Succeeded],
            await db.Payments.OrderBy(payment => payment.Number).Select(payment => payment.Status).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task A_refund_that_fails_later_comes_back_as_a_payment_and_can_go_again(Engine engine)
    {
        var (till, invoice, attempt) = await PaidAsync(engine);
        await BackAsync(till, attempt, PaymentReversalKind.Refund, "re_1", 60m);
        Assert.Equal((60m, 60m), await OpenAsync(till, invoice));

        await till.Simulated.ReinstateAsync($"re_1_{attempt.Number}", CancellationToken.None);
        await till.NotifyAsync();
        await till.ReturnAsync(attempt);
        Assert.Equal((0m, 0m), await OpenAsync(till, invoice));
        Assert.Contains("The refund of 60.00 USD", (await till.ToldAsync())[^1], StringComparison.Ordinal);

        // What came back is another payment: what is paid back now is taken of both.
        await BackAsync(till, attempt, PaymentReversalKind.Refund, "re_2", 90m);
        await till.ReturnAsync(attempt);
        Assert.Equal((90m, 90m), await OpenAsync(till, invoice));
        await till.Simulated.ReinstateAsync($"re_2_{attempt.Number}", CancellationToken.None);
        await till.NotifyAsync();
        Assert.Equal((0m, 0m), await OpenAsync(till, invoice));
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task A_refund_that_failed_before_anybody_heard_of_it_moves_nothing(Engine engine)
    {
        var (till, invoice, attempt) = await PaidAsync(engine);
        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Refund, $"re_{attempt.Number}", 60m,
            CancellationToken.None);
        await till.Simulated.ReinstateAsync($"re_{attempt.Number}", CancellationToken.None);

        await till.ReturnAsync(attempt);

        Assert.Equal((0m, 0m), await OpenAsync(till, invoice));
        Assert.Empty(await till.ToldAsync());
    }

    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "D4")]
    public async Task It_is_found_within_a_day_where_no_notification_comes_and_by_a_day_at_once(Engine engine)
    {
        var (till, invoice, attempt) = await PaidAsync(engine);
        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Chargeback, $"dp_{attempt.Number}", 40m,
            CancellationToken.None);
        await till.Reconcile.RunAsync(CancellationToken.None);
        Assert.Equal((0m, 0m), await OpenAsync(till, invoice));
        till.World.Clock.Advance(TimeSpan.FromHours(21));
        await till.Reconcile.RunAsync(CancellationToken.None);
        Assert.Equal((40m, 40m), await OpenAsync(till, invoice));

        // Long after anybody looks by himself.
        till.World.Clock.Advance(TimeSpan.FromDays(100));
        await till.Simulated.ReverseAsync(attempt.Reference!, PaymentReversalKind.Refund, $"re_{attempt.Number}", 10m,
            CancellationToken.None);
        await till.Reconcile.RunAsync(CancellationToken.None);
        await till.Reconcile.RunAsync(CancellationToken.None, TestClock.Today.AddDays(1));
        Assert.Equal((40m, 40m), await OpenAsync(till, invoice));
        await till.Reconcile.RunAsync(CancellationToken.None, TestClock.Today.AddDays(-1));
        Assert.Equal((50m, 50m), await OpenAsync(till, invoice));
    }

    private async Task<(Till Till, Invoice Invoice, PaymentAttempt Attempt)> PaidAsync(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today));
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        var attempt = await till.OpenAsync((invoice, 100m));
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);
        return (till, invoice, attempt);
    }

    private static async Task BackAsync(Till till, PaymentAttempt attempt, PaymentReversalKind kind, string name, decimal amount)
    {
        await till.Simulated.ReverseAsync(attempt.Reference!, kind, $"{name}_{attempt.Number}", amount, CancellationToken.None);
        await till.NotifyAsync();
    }

    private static async Task<(decimal Open, decimal Balance)> OpenAsync(Till till, Invoice invoice) =>
        ((await till.ReadAsync(invoice)).Balance.Amount, await till.BalanceAsync());
}
