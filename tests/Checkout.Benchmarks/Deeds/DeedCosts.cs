using System.Globalization;
using Checkout.Benchmarks.Driving;
using Checkout.Data.Acceptances;
using Checkout.Domain.Billing;
using Checkout.Domain.Invoices;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Benchmarks.Deeds;

/// <summary>What one deed costs.</summary>
/// <param name="Cpu">Milliseconds of the processor, with the database's.</param>
/// <param name="Raw">The same for writing its rows by prepared statements.</param>
internal sealed record DeedCost(string Name, double Cpu, double Raw, double Rows);

/// <summary>Quotes that are accepted, invoices that are paid by card, contracts that are billed, each beside the writing of its
/// rows.</summary>
internal sealed class DeedCosts(World world, Till till, Func<double> cpu)
{
    private const int Warm = 60;
    private const int Times = 100;
    private const decimal Price = 10m;

    public static async Task<IReadOnlyList<DeedCost>> MeasureAsync(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var server = engine is Engine.Sqlite ? (int?)null : await Database.ServerOfAsync(database.Options.ConnectionString);
        double Cpu() => CpuClock.Of(Environment.ProcessId) + (server is { } id ? CpuClock.OfFamily(id) : 0);
        var world = await World.CreateAsync(database, new DateOnly(2026, 1, 15));
        return await new DeedCosts(world, new Till(world), Cpu).AllAsync();
    }

    private async Task<IReadOnlyList<DeedCost>> AllAsync()
    {
        var shown = new List<AcceptQuote.Terms>();
        for (var n = 0; n < Warm + Times; n++)
        {
            shown.Add(await world.ShownAsync(await world.PublishAsync(world.Terms(frequency: BillingFrequency.Monthly),
                world.Line(5m + n, Price), world.Line(3m, Price))));
        }

        var accepted = await MeasureAsync("Acceptance", shown, async terms =>
        {
            if (await world.AcceptQuote.RunAsync(world.Form(), terms, CancellationToken.None) is not AcceptQuote.Accepted)
            {
                throw new InvalidOperationException("A quote was not accepted.");
            }
        });

        await using var db = world.Database.Contexts.Unscoped();
        var invoices = await db.Invoices.AsNoTracking().OrderBy(invoice => invoice.Ordinal).Take(Warm + Times).ToListAsync();
        var paid = await MeasureAsync("Payment", invoices, PayAsync);

        // Each month an invoice of every contract; the first month runs warm.
        world.GoTo(new DateOnly(2026, 2, 15));
        await world.BillingRun.RunAsync(CancellationToken.None);
        world.GoTo(new DateOnly(2026, 3, 15));
        var billed = await BilledAsync();
        return [accepted, paid, billed];
    }

    private async Task<DeedCost> BilledAsync()
    {
        var there = await RawRows.KeysAsync(world.Database.Contexts);
        var before = cpu();
        var written = await world.BillingRun.RunAsync(CancellationToken.None);
        return await CostAsync("Billed invoice", there, cpu() - before, written);
    }

    private async Task PayAsync(Invoice invoice)
    {
        var attempt = await till.OpenAsync((invoice, invoice.Balance.Amount));
        await till.TypeAsync(attempt);
        await till.ReturnAsync(attempt);
    }

    private async Task<DeedCost> MeasureAsync<T>(string name, IReadOnlyList<T> deeds, Func<T, Task> act)
    {
        foreach (var deed in deeds.Take(Warm))
        {
            await act(deed);
        }

        var there = await RawRows.KeysAsync(world.Database.Contexts);
        var before = cpu();
        foreach (var deed in deeds.Skip(Warm))
        {
            await act(deed);
        }

        return await CostAsync(name, there, cpu() - before, deeds.Count - Warm);
    }

    private async Task<DeedCost> CostAsync(string name, HashSet<string> there, double seconds, int deeds)
    {
        if (deeds < Times)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{name}: {deeds} of at least {Times}."));
        }

        var rows = await RawRows.TakeOutAsync(world.Database.Contexts, there);
        var raw = await rows.WriteAsync(world.Database.Contexts, deeds, cpu);
        return new DeedCost(name, seconds * 1000 / deeds, raw * 1000 / deeds, (double)rows.Count / deeds);
    }
}
