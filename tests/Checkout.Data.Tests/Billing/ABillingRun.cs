using Checkout.Data.Acceptances;
using Checkout.Data.Billing;
using Checkout.Domain.Billing;
using Checkout.Domain.Tax;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Billing;

[Trait("Acceptance", "S13")]
public sealed class ABillingRun(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngine]
    public async Task Writes_eight_quarters_from_the_31st_without_drift(Engine engine)
    {
        var start = new DateOnly(2026, 1, 31);
        var world = await World.CreateAsync(await databases.OnAsync(engine), start);
        await world.ContractAsync(world.Terms(startsOn: start, BillingFrequency.Quarterly, months: 24), world.Line(10m, 50m));

        await RunDailyAsync(world, start, new DateOnly(2028, 3, 1), step: 1);

        var invoices = await InvoicesAsync(world);
        Assert.Equal(
            ["2026-01-31..2026-04-29", "2026-04-30..2026-07-30", "2026-07-31..2026-10-30", "2026-10-31..2027-01-30",
            "2027-01-31..2027-04-29", "2027-04-30..2027-07-30", "2027-07-31..2027-10-30", "2027-10-31..2028-01-30"],
            invoices.Select(invoice => invoice.Period));
        Assert.All(invoices, invoice => Assert.Equal(1500m, invoice.Net));
        Assert.Equal(12000m, invoices.Sum(invoice => invoice.Net));
    }

    [SkippableTheory, EveryEngine]
    public async Task Catches_up_after_four_months_with_one_invoice_per_missed_period(Engine engine)
    {
        var start = new DateOnly(2026, 1, 31);
        var world = await World.CreateAsync(await databases.OnAsync(engine), start);
        await world.ContractAsync(world.Terms(startsOn: start, BillingFrequency.Quarterly, months: 24), world.Line(10m, 50m));
        world.GoTo(new DateOnly(2026, 4, 15));
        Assert.Equal(0, await world.BillingRun.RunAsync(CancellationToken.None));

        world.GoTo(new DateOnly(2026, 8, 15));
        var written = await Task.WhenAll(Enumerable.Range(0, 2)
            .Select(_ => Task.Run(() => world.BillingRun.RunAsync(CancellationToken.None))));

        Assert.Equal(2, written.Sum());
        var late = (await InvoicesAsync(world)).Skip(1).ToList();
        Assert.Equal(["2026-04-30..2026-07-30", "2026-07-31..2026-10-30"], late.Select(invoice => invoice.Period));
        Assert.All(late, invoice => Assert.Equal((1500m, new DateOnly(2026, 8, 15), new DateOnly(2026, 9, 14)),
            (invoice.Net, invoice.IssuedOn, invoice.DueOn)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Bills_an_add_on_inside_a_quarter_with_the_rest_of_it_first(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), new DateOnly(2026, 1, 1));
        var contract = await world.ContractAsync(world.Terms(startsOn: new DateOnly(2026, 1, 1), BillingFrequency.Quarterly, months: 24),
            world.Line(3m, 33.33m, rate: 19m));
        var start = new DateOnly(2026, 2, 10);
        world.GoTo(start);
        var quote = await world.PublishAsync(world.Terms(startsOn: start, contract: contract), world.Line(10m, 50m, rate: 20m));
        await world.AcceptAsync(quote);

        await RunDailyAsync(world, start, new DateOnly(2028, 1, 5), step: 7);

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var order = await db.Orders.SingleAsync(row => row.QuoteId == quote.Id);
        var first = await db.Invoices.SingleAsync(row => row.OrderId == order.Id);
        Assert.Equal((839.29m, 167.86m, 1007.15m), (first.NetAmount, first.TaxAmount, first.TotalAmount));
        Assert.Equal((11339.29m, 2267.86m, 13607.15m), (order.NetAmount, order.TaxAmount, order.TotalAmount));

        // Both orders share the later invoices, and still everything sums to what was ordered, to the cent.
        Assert.Equal(9, await db.Invoices.CountAsync());
        Assert.Equal(await db.Orders.SumAsync(row => row.TotalAmount), await db.Invoices.SumAsync(row => row.TotalAmount));
        Assert.Equal(await db.Invoices.SumAsync(row => row.DueAmount), await db.LedgerEntries.SumAsync(row => row.Amount));
    }

    [SkippableTheory, EveryEngine]
    public async Task Splits_a_third_of_a_cent_over_twelve_months_without_losing_it(Engine engine)
    {
        var start = new DateOnly(2026, 1, 1);
        var world = await World.CreateAsync(await databases.OnAsync(engine), start);
        await world.ContractAsync(world.Terms(startsOn: start, BillingFrequency.Monthly), world.Line(1m, 8.3333m));

        await RunDailyAsync(world, start, new DateOnly(2027, 1, 5), step: 1);

        Assert.Equal([8.33m, 8.34m, 8.33m, 8.33m, 8.34m, 8.33m, 8.33m, 8.34m, 8.33m, 8.33m, 8.34m, 8.33m],
            (await InvoicesAsync(world)).Select(invoice => invoice.Net));
    }

    [SkippableTheory, EveryEngine]
    public async Task Invoices_begun_periods_of_a_quote_accepted_late_on_one_invoice(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), new DateOnly(2026, 11, 22));
        await world.ContractAsync(world.Terms(startsOn: new DateOnly(2026, 8, 1), BillingFrequency.Quarterly),
            world.Line(4m, 75m, rate: 20m));
        await RunDailyAsync(world, new DateOnly(2026, 11, 22), new DateOnly(2027, 8, 1), step: 1);

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var first = await db.Invoices.Include(row => row.Lines).SingleAsync(row => row.OrderId != null);
        Assert.Equal([900m, 900m], first.Lines.OrderBy(line => line.PeriodFrom).Select(line => line.Amount));
        Assert.Equal((2160m, new DateOnly(2026, 11, 22), (DateOnly?)new DateOnly(2026, 12, 22)),
            (first.TotalAmount, first.IssuedOn, first.DueOn));
        var later = await db.Invoices.Where(row => row.OrderId == null).OrderBy(row => row.IssuedOn).ToListAsync();
        Assert.Equal([(new DateOnly(2027, 2, 1), 1080m), (new DateOnly(2027, 5, 1), 1080m)],
            later.Select(row => (row.IssuedOn, row.TotalAmount)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Uses_the_rate_in_force_on_the_issue_date_and_says_so(Engine engine)
    {
        // Tax rates are the vendor's: a database of its own keeps them from the other tests.
        await using var database = await TestDatabase.CreateAsync(engine);
        var start = new DateOnly(2026, 11, 1);
        var world = await World.CreateAsync(database, start);
        await using (var db = world.Database.Contexts.Unscoped())
        {
            db.TaxRates.AddRange(
                new TaxRate($"T1-{world.Account.Number}", "DE", null, "software", "standard", new DateOnly(2020, 1, 1),
                new TaxTreatment(TaxCategory.S, 8.875m, null)),
                new TaxRate($"T2-{world.Account.Number}", "DE", null, "software", "standard", new DateOnly(2027, 1, 1),
                new TaxTreatment(TaxCategory.S, 9.5m, null)));
            await db.SaveChangesAsync();
        }

        await world.ContractAsync(world.Terms(startsOn: start, BillingFrequency.Monthly, months: 3), world.Line(10m, 100m, rate: 8.875m));
        await RunDailyAsync(world, start, new DateOnly(2027, 1, 5), step: 1);

        await using var read = world.Database.Contexts.ForAccount(world.Account.Id);
        var invoices = await read.Invoices.Include(row => row.Lines).OrderBy(row => row.IssuedOn).ToListAsync();
        Assert.Equal([88.75m, 88.75m, 95m], invoices.Select(row => row.TaxAmount));
        Assert.Contains("9.5 % instead of 8.875 %", invoices[2].Lines[0].Note, StringComparison.Ordinal);
        Assert.Null(invoices[1].Lines[0].Note);
    }

    [SkippableTheory, EveryEngine]
    public async Task Bills_many_contracts_from_two_nodes_once_each(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var start = new DateOnly(2026, 1, 1);
        var world = await World.CreateAsync(database, start);
        for (var i = 0; i < 8; i++)
        {
            await world.ContractAsync(world.Terms(startsOn: start, BillingFrequency.Monthly), world.Line(1m + i, 10m));
        }

        world.GoTo(new DateOnly(2026, 12, 15));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.BillingRun.RunAsync(CancellationToken.None))));

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(8 * 12, await db.Invoices.CountAsync());
        Assert.Equal(8 * 12, await db.Invoices.SelectMany(invoice => invoice.Lines)
            .Select(line => new { line.OrderLineId, line.PeriodFrom }).Distinct().CountAsync());
        Assert.Equal(await db.Orders.SumAsync(order => order.TotalAmount), await db.Invoices.SumAsync(invoice => invoice.TotalAmount));
        var numbers = (await db.Invoices.Select(invoice => invoice.Number).ToListAsync())
            .Select(number => int.Parse(number[^8..], System.Globalization.CultureInfo.InvariantCulture)).Order();
        Assert.Equal(Enumerable.Range(1, 8 * 12), numbers);
    }

    private static async Task RunDailyAsync(World world, DateOnly from, DateOnly to, int step)
    {
        for (var day = from; day <= to; day = day.AddDays(step))
        {
            world.GoTo(day);
            await world.BillingRun.RunAsync(CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<(string Period, decimal Net, DateOnly IssuedOn, DateOnly? DueOn)>> InvoicesAsync(World world)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var invoices = await db.Invoices.Include(row => row.Lines).ToListAsync();
        return
        [
            .. invoices.OrderBy(row => row.Lines[0].PeriodFrom)
                .Select(row => ($"{row.Lines[0].PeriodFrom:yyyy-MM-dd}..{row.Lines[0].PeriodTo:yyyy-MM-dd}", row.NetAmount, row.IssuedOn,
                    row.DueOn)),
        ];
    }
}
