using System.Diagnostics;
using System.Globalization;
using Checkout.Data.Numbering;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Checkout.Data.Tests.Acceptances;

/// <summary>
/// A process that accepts quotes is killed at random moments, every third time between its last INSERT and COMMIT, and PostgreSQL is
/// also stopped as by a power cut. Every acknowledged acceptance is whole, every other one whole or absent.
/// </summary>
[Trait("Acceptance", "S10"), Trait("Category", "Long")]
public sealed class AKilledProcess
{
    private const int QuotesPerRound = 12;

    // One round in an ordinary run, 30 under ./build soak, 10 of them inside a transaction.
    private static readonly int Rounds = SoakFactor.Value > 1 ? SoakFactor.Times(3) : 1;

    [Fact]
    public async Task Leaves_nothing_half_done_on_SQLite()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await KillAsync(database, (_, _) => Task.CompletedTask);
    }

    [SkippableFact]
    public async Task Or_server_leaves_nothing_half_done_on_PostgreSQL()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(durable: true);
        await using var database = await TestDatabase.CreateAsync(cluster);
        await KillAsync(database, async (round, process) =>
        {
            if (round % 3 == 1)
            {
                // The power cut comes while the process is still writing.
                await cluster.StopImmediatelyAsync();
                process.Kill();
                await process.WaitForExitAsync();
                await cluster.RestartAsync();
                NpgsqlConnection.ClearAllPools();
            }
        });
    }

    private static async Task KillAsync(TestDatabase database, Func<int, Process, Task> powerCut)
    {
        var today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);
        var world = await World.CreateAsync(database, today, zone: "UTC");
        var random = new Random(20261123);
        var acknowledged = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var slugs = new List<string>();
            for (var i = 0; i < QuotesPerRound; i++)
            {
                slugs.Add((await world.PublishAsync(world.Terms(), world.Line(1m + i, 9.99m, rate: 19m))).Slug);
            }

            var inside = round % 3 == 0;
            var lines = await RunUntilKilledAsync(world, slugs, inside ? random.Next(QuotesPerRound - 1) : null, random,
                process => powerCut(round, process));
            foreach (var line in lines)
            {
                acknowledged.Add(line[0], line[1]);
            }

            await VerifyAsync(world, acknowledged);
        }

        Assert.NotEmpty(acknowledged);
    }

    /// <returns>Quote and order of each acceptance that was acknowledged before the end.</returns>
    private static async Task<IReadOnlyList<string[]>> RunUntilKilledAsync(World world, IEnumerable<string> slugs, int? passBeforeFault,
        Random random, Func<Process, Task> powerCut)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Checkout.Crash.dll"),
                world.Database.Options.Provider.ToString(),
                world.Database.Options.ConnectionString,
                world.Account.Id.ToString(),
                world.User.Id.ToString(),
                passBeforeFault?.ToString(CultureInfo.InvariantCulture) ?? "-",
            ])
        { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        TestClock.GiveTo(start);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(string.Join('\n', slugs));
        process.StandardInput.Close();
        var lines = new List<string[]>();
        var first = await process.StandardOutput.ReadLineAsync();
        if (first is not null)
        {
            lines.Add(first.Split(' '));
        }

        if (passBeforeFault is null)
        {
            await Task.Delay(random.Next(120));
            await powerCut(process);
            process.Kill();
        }

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line.Split(' '));
        }

        await process.WaitForExitAsync();
        Assert.True(process.ExitCode != 0 || lines.Count > 0, await errors);
        return lines;
    }

    private static async Task VerifyAsync(World world, Dictionary<string, string> acknowledged)
    {
        Assert.Empty(await new Audit.AuditedAccount(world).FindingsAsync());
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var quotes = await db.Quotes.AsNoTracking().ToListAsync();
        var orders = await db.Orders.AsNoTracking().Include(order => order.Lines).ToDictionaryAsync(order => order.QuoteId!.Value);
        var contracts = await db.Contracts.Select(contract => contract.Id).ToListAsync();
        var installed = await db.InstalledProducts.Select(product => product.OrderLineId).ToListAsync();
        var invoices = await db.Invoices.AsNoTracking().Include(invoice => invoice.Lines).Include(invoice => invoice.Taxes)
            .ToDictionaryAsync(invoice => invoice.OrderId!.Value);
        var entries = await db.LedgerEntries.AsNoTracking().ToDictionaryAsync(entry => entry.InvoiceId!.Value);
        var evidence = await db.Acceptances.Select(acceptance => acceptance.OrderId).ToListAsync();
        var audited = await db.AuditEntries.Select(entry => entry.Subject).ToListAsync();
        var results = await db.RequestRecords.Select(record => record.ResultUrl).ToListAsync();
        var messages = await db.OutboxMessages.Where(message => message.ForAccountId == world.Account.Id)
            .Select(message => message.SubjectId).ToListAsync();

        foreach (var quote in quotes)
        {
            if (quote.Status is QuoteStatus.Active)
            {
                Assert.False(acknowledged.ContainsKey(quote.Slug), $"{quote.Slug} was acknowledged and is gone.");
                Assert.False(orders.ContainsKey(quote.Id));
                Assert.DoesNotContain(quote.Number, audited);
                continue;
            }

            Assert.Equal(QuoteStatus.Purchased, quote.Status);
            var order = orders[quote.Id];
            var invoice = invoices[order.Id];
            Assert.Contains(order.ContractId, contracts);
            Assert.All(order.Lines, line => Assert.Contains(line.Id, installed));
            Assert.Equal((order.NetAmount, order.TaxAmount),
                (invoice.Lines.Sum(line => line.Amount), invoice.Taxes.Sum(tax => tax.TaxAmount)));
            Assert.Equal(invoice.DueAmount, entries[invoice.Id].Amount);
            Assert.Contains(order.Id, evidence);
            Assert.Contains(quote.Number, audited);
            Assert.Contains($"/Orders/{order.Slug}/Confirmation", results);
            Assert.Equal(2, messages.Count(subject => subject == order.Id));
            Assert.Equal(1, messages.Count(subject => subject == invoice.Id));
        }

        Assert.All(acknowledged, pair => Assert.Equal(pair.Value, orders[quotes.Single(quote => quote.Slug == pair.Key).Id].Slug));
        Assert.Equal((orders.Count, orders.Count, orders.Count), (contracts.Count, invoices.Count, entries.Count));
        Assert.Equal(
            Enumerable.Range(1, invoices.Count),
            invoices.Values.Select(invoice => int.Parse(invoice.Number[^8..], CultureInfo.InvariantCulture)).Order());
        Assert.Equal(invoices.Count, await db.NumberSeries.Where(series => series.Key == Numbers.InvoiceKey(world.Vendor.Id))
            .Select(series => series.Last).SingleAsync());
    }
}
