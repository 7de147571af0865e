using Checkout.Cli;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Nodes;

/// <summary>What the database says of what a crowd did.</summary>
internal static class Books
{
    /// <summary>Runs the command with the database of the test.</summary>
    public static async Task CommandAsync(TestDatabase database, params string[] arguments)
    {
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(
            [.. arguments, "--provider", database.Options.Provider.ToString(), "--connection", database.Options.ConnectionString], said,
            said, TestClock.Running);
        Assert.True(code == 0, said.ToString());
    }

    /// <summary>Everything that was answered is there once, and nothing is there twice or by half.</summary>
    public static async Task HoldAsync(TestDatabase database, Crowd crowd)
    {
        await using var db = database.Contexts.Unscoped();
        var quotes = await db.Quotes.AsNoTracking().ToDictionaryAsync(quote => quote.Id);
        var orders = (await db.Orders.AsNoTracking().ToListAsync()).Where(order => order.QuoteId is not null)
            .ToLookup(order => quotes[order.QuoteId!.Value].Slug, order => order.Slug, StringComparer.Ordinal);
        Assert.All(crowd.Accepted, pair => Assert.Equal([pair.Value], orders[pair.Key]));
        Assert.All(quotes.Values.Where(quote => quote.Status is QuoteStatus.Purchased), quote => Assert.Single(orders[quote.Slug]));

        var paid = (await db.Invoices.AsNoTracking().Where(row => row.Number.StartsWith("N-")).ToListAsync());
        Assert.All(paid.Where(row => crowd.Paid.ContainsKey(row.Number)), row => Assert.Equal((0m, null), (row.Balance.Amount,
            row.ReservedById)));
        Assert.Empty(crowd.Paid.Keys.Except(paid.Select(row => row.Number), StringComparer.Ordinal));

        // The gateway took as often and as much as the books say of whoever paid here.
        var accounts = crowd.Paid.Values.Distinct().ToList();
        var taken = await db.SimulatedPayments.Where(row => row.Outcome == GatewayOutcome.Succeeded).Select(row => row.Amount)
            .ToListAsync();
        var booked = await db.Payments
            .Where(row => accounts.Contains(row.AccountId) && row.Status == PaymentStatus.Succeeded && row.Method == PaymentMethod.Card)
            .Select(row => row.Amount).ToListAsync();
        Assert.Equal((taken.Count, taken.Sum()), (booked.Count, booked.Sum()));
        Assert.Equal(crowd.Paid.Count, booked.Count);

        await CommandAsync(database, "audit", "figures");
        await CommandAsync(database, "audit", "verify");
    }

    /// <summary>Waits until no message is due any more. What a node that was killed had claimed may still wait; what one of an earlier
    /// version held is not due for minutes.</summary>
    /// <returns>How many wait.</returns>
    public static async Task<int> MailsAreSentAsync(TestDatabase database, int atMost)
    {
        for (var tries = 0; ; tries++)
        {
            await using var db = database.Contexts.Unscoped();
            var now = TestClock.Running.GetUtcNow();
            var waiting = await db.OutboxMessages
                .CountAsync(message => message.Status == MessageStatus.Waiting && message.NextAttemptAt <= now);
            if (waiting <= atMost)
            {
                return waiting;
            }

            Assert.True(tries < 600, $"{waiting} messages still wait.");
            await Task.Delay(200);
        }
    }
}
