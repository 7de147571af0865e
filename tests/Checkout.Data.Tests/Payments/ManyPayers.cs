using Checkout.Data.Payments;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>Twenty people pay the same invoice at the same moment, each as far as they are let.</summary>
[Trait("Acceptance", "P2")]
public sealed class ManyPayers(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const int Payers = 20;

    [SkippableTheory, EveryEngine]
    public async Task Take_from_the_gateway_exactly_what_is_open(Engine engine)
    {
        var till = new Till(await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today));
        var invoice = till.World.Invoice("INV-1", 120m);
        await till.World.WriteAsync(invoice);

        // A third of them pays all of it, the others parts; whoever is refused tries again until nothing is open.
        await Parallel.ForAsync(0, Payers, new ParallelOptions { MaxDegreeOfParallelism = Payers },
            async (payer, _) => await PayAsync(till, invoice, payer));

        Assert.Equal((120m, 0m), (await till.CapturedAsync(), await till.BalanceAsync()));
        var paid = await till.ReadAsync(invoice);
        Assert.Equal((0m, null), (paid.Balance.Amount, paid.ReservedById));
        await using var db = till.World.Database.Contexts.ForAccount(till.World.Account.Id);
        Assert.Equal(120m, await db.Payments.Where(payment => payment.Status == PaymentStatus.Succeeded)
            .SumAsync(payment => payment.AllocatedAmount));
        Assert.Empty(await till.ToldAsync());
    }

    private static async Task PayAsync(Till till, Domain.Invoices.Invoice invoice, int payer)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var now = await till.ReadAsync(invoice);
            if (now.Balance.IsZero)
            {
                return;
            }

            var amount = payer % 3 == 0 ? now.Balance.Amount : Math.Min(10m, now.Balance.Amount);
            if (await till.StartAsync(till.Terms((now, amount))) is StartPayment.Started started)
            {
                await till.Take.OpenAsync(till.World.Account.Id, started.Attempt.Id, new Data.Payments.Gateways.GatewayLinks("/r", "/c"),
                    CancellationToken.None);
                var attempt = await till.ReadAsync(started.Attempt.Id);
                await till.TypeAsync(attempt);
                await Task.WhenAll(till.ReturnAsync(attempt), till.ReturnAsync(attempt));
            }

            await Task.Delay(10);
        }
    }
}
