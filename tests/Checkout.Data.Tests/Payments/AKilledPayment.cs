using System.Diagnostics;
using System.Globalization;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain.Payments;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>
/// A process that takes payments is killed at random moments and at seeded ones between a charge and its record. After the reconciler every
/// charge of the gateway is recorded, and none twice.
/// </summary>
[Trait("Acceptance", "P2"), Trait("Category", "Long")]
public sealed class AKilledPayment
{
    private const int InvoicesPerRound = 8;

    // Start, open, submit and settle are four transactions, give or take those of the gateway's own books.
    private const int TransactionsPerPayment = 5;

    // One round in an ordinary run, 30 under ./build soak.
    private static readonly int Rounds = SoakFactor.Value > 1 ? SoakFactor.Times(3) : 1;

    [SkippableTheory, EveryEngine]
    public async Task Loses_no_charge_and_doubles_none(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var today = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);
        var world = await World.CreateAsync(database, today, zone: "UTC");
        var random = new Random(20261127);
        var number = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var invoices = Enumerable.Range(0, InvoicesPerRound).Select(_ => world.Invoice($"INV-{++number:0000}", 100m + number)).ToList();
            await world.WriteAsync([.. invoices]);
            await KillAsync(world, invoices.Select(invoice => invoice.Slug),
                round % 3 == 2 ? null : random.Next(1, InvoicesPerRound * TransactionsPerPayment), random);

            // The killed process's clock ran, and the world's stood still; by now every page has closed by both.
            var (running, own) = (TestClock.Running.GetUtcNow(), world.Clock.GetUtcNow());
            world.Clock.SetUtcNow((running > own ? running : own) + TimeSpan.FromMinutes(40));
            var till = new Till(world);
            await till.Reconcile.RunAsync(CancellationToken.None);
            await VerifyAsync(till);
            world.Clock.SetUtcNow(world.Clock.GetUtcNow() + TimeSpan.FromHours(2));
            await till.Reconcile.RunAsync(CancellationToken.None);
            await VerifyAsync(till);
        }
    }

    private static async Task KillAsync(World world, IEnumerable<string> slugs, int? passBeforeFault, Random random)
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
                "pay",
            ])
        { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        TestClock.GiveTo(start);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(string.Join('\n', slugs));
        process.StandardInput.Close();
        if (passBeforeFault is null)
        {
            await process.StandardOutput.ReadLineAsync();
            await Task.Delay(random.Next(150));
            process.Kill();
        }

        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode != 0 || lines.Length > 0, await errors);
    }

    private static async Task VerifyAsync(Till till)
    {
        Assert.Empty(await new Audit.AuditedAccount(till.World).FindingsAsync());
        await using var db = till.World.Database.Contexts.Unscoped();
        var charges = await db.SimulatedPayments.Where(row => row.Outcome == GatewayOutcome.Succeeded
            && row.OwnerId == till.World.Account.Id).ToDictionaryAsync(row => row.Reference, row => row.Amount, StringComparer.Ordinal);
        var payments = await db.Payments.Where(row => row.AccountId == till.World.Account.Id && row.Status == PaymentStatus.Succeeded)
            .ToListAsync();
        Assert.Equal(charges.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (row.Key, row.Value)),
            payments.OrderBy(row => row.Reference, StringComparer.Ordinal).Select(row => (row.Reference!, row.Amount)));
        Assert.All(payments, payment => Assert.Equal(0m, payment.Unapplied.Amount));
        Assert.Equal(-charges.Values.Sum(),
            await db.LedgerEntries.Where(row => row.PaymentId != null && row.AccountId == till.World.Account.Id)
            .SumAsync(row => row.Amount));
        Assert.Equal(0, await db.Invoices.CountAsync(row => row.ReservedById != null));
        Assert.Equal(0, await db.Invoices.CountAsync(row => row.AllocatedAmount > row.DueAmount));
    }
}
