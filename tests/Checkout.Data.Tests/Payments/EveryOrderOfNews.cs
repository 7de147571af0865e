using Checkout.Data.Payments.Gateways;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>Return, notification, the same notification again, and reconciler come in every order: the end is the same.</summary>
[Trait("Acceptance", "P2")]
public sealed class EveryOrderOfNews(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task Ends_in_the_same_state(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), Today));
        var number = 0;
        foreach (var order in Permutations([0, 1, 2, 3]))
        {
            var invoice = till.World.Invoice($"INV-{++number}", 100m);
            await till.World.WriteAsync(invoice);
            var attempt = await till.OpenAsync((invoice, 100m));
            await till.TypeAsync(attempt);
            till.World.Clock.Advance(TimeSpan.FromMinutes(2));
            var body = await BodyAsync(till, attempt);
            foreach (var news in order)
            {
                switch (news)
                {
                    case 0:
                        await till.ReturnAsync(attempt);
                        break;
                    case 3:
                        await till.Reconcile.RunAsync(CancellationToken.None);
                        break;
                    default:
                        await till.Receive.RunAsync(body, till.Sign(body), CancellationToken.None);
                        break;
                }
            }

            Assert.Equal("Succeeded, 1 payment of 100, 1 entry of -100, 1 allocation of 100, 1 receipt, 1 notice, 0 open, held by nobody",
                await StateAsync(till, attempt, invoice, string.Join(' ', order)));
        }

        Assert.Equal((24, 2400m, 0m), (number, await till.CapturedAsync(), await till.BalanceAsync()));
    }

    [SkippableTheory, EveryEngine]
    public async Task Also_where_a_page_expired_and_the_money_came_late(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), Today));
        var (late, next) = (till.World.Invoice("INV-L", 100m), till.World.Invoice("INV-N", 40m));
        await till.World.WriteAsync(late, next);
        var attempt = await till.OpenAsync((late, 100m));
        await till.TypeAsync(attempt, "4000000000000077");

        // The return says that it is on its way; then the attempt is ended by force, as after a change that nobody foresaw.
        Assert.Equal(PaymentAttemptStatus.Pending, await till.ReturnAsync(attempt));
        Assert.Null((await till.ReadAsync(attempt.Id)).PageUrl);
        till.World.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(PaymentAttemptStatus.Expired,
            await till.Settle.RunAsync(till.World.Account.Id, attempt.Id, found: null, givesUp: true, CancellationToken.None));
        Assert.Null((await till.ReadAsync(late)).ReservedById);
        var other = await till.OpenAsync((late, 100m));
        await till.TypeAsync(other);
        await till.ReturnAsync(other);

        Assert.True(await till.NotifyAsync() >= 1);

        var told = Assert.Single(await till.ToldAsync());
        Assert.Contains("settles nothing", told, StringComparison.Ordinal);
        Assert.Equal((200m, -60m), (await till.CapturedAsync(), await till.BalanceAsync()));
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        Assert.Equal(100m, (await db.Payments.SingleAsync(payment => payment.Number == attempt.Number)).Unapplied.Amount);
    }

    [SkippableTheory, EveryEngine]
    public async Task An_attempt_that_nobody_finished_lets_its_invoice_go(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), Today));
        var invoice = till.World.Invoice("INV-1", 100m);
        await till.World.WriteAsync(invoice);
        var attempt = await till.OpenAsync((invoice, 100m));

        await till.Reconcile.RunAsync(CancellationToken.None);
        Assert.Equal(PaymentAttemptStatus.Pending, (await till.ReadAsync(attempt.Id)).Status);
        till.World.Clock.Advance(TimeSpan.FromMinutes(36));
        await till.Reconcile.RunAsync(CancellationToken.None);

        Assert.Equal((PaymentAttemptStatus.Expired, null),
            ((await till.ReadAsync(attempt.Id)).Status, (await till.ReadAsync(invoice)).ReservedById));
        Assert.Equal(Data.Payments.Simulated.SimulatedAnswer.Closed, await till.TypeAsync(attempt));
        Assert.Equal(0m, await till.CapturedAsync());
    }

    private static async Task<string> BodyAsync(Till till, PaymentAttempt attempt)
    {
        await using var db = till.World.Database.Contexts.Unscoped();
        var sent = await db.SimulatedNotifications.FirstAsync(row => row.Reference == attempt.Reference);
        return System.Text.Json.JsonSerializer.Serialize(new GatewayNotice(sent.EventId, sent.Type, attempt.Id, sent.Reference));
    }

    private static async Task<string> StateAsync(Till till, PaymentAttempt attempt, Domain.Invoices.Invoice invoice, string order)
    {
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        var status = await db.PaymentAttempts.Where(row => row.Id == attempt.Id).Select(row => row.Status).SingleAsync();
        var payments = await db.Payments.Where(row => row.Reference == attempt.Reference).ToListAsync();
        var entries = await db.LedgerEntries.Where(row => row.Number == attempt.Number).ToListAsync();
        var allocations = await db.Allocations.Where(row => row.InvoiceId == invoice.Id).ToListAsync();
        var receipts = await db.OutboxMessages.CountAsync(row => row.SubjectId == payments[0].Id);
        var notices = await db.GatewayNotifications.CountAsync(row => row.Reference == attempt.Reference);
        var now = await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == invoice.Id);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{status}, {payments.Count} payment of {payments.Sum(row => row.Amount):0}, {entries.Count} entry of "
            + $"{entries.Sum(row => row.Amount):0}, {allocations.Count} allocation of {allocations.Sum(row => row.Amount):0}, {receipts} "
            + $"receipt, {notices} notice, {now.Balance.Amount:0} open, held by "
            + $"{(now.ReservedById is null ? "nobody" : $"somebody after {order}")}");
    }

    private static IEnumerable<IReadOnlyList<int>> Permutations(IReadOnlyList<int> items) => items.Count == 0
        ? [[]]
        : items.SelectMany(item => Permutations([.. items.Where(other => other != item)]),
            (item, rest) => (IReadOnlyList<int>)[item, .. rest]);
}
