using System.Globalization;
using System.Net;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.InstalledProducts;

[Trait("Acceptance", "T1")]
public sealed class ListingInstalledProducts
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Groups_by_contract_and_order_with_subtotals_of_whole_groups(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (first, _) = await TwoContractsAsync(on);

        var page = (await on.Browser.GetAsync("/InstalledProducts")).Expect(HttpStatusCode.OK);

        // One table, so that columns stand under each other across contracts and orders.
        Assert.Single(page.All("table.list"));
        var contracts = page.All("tr.group:not(.order)");
        Assert.Equal(2, contracts.Count);
        var summary = Squeezed(contracts.Single(head => head.TextContent.Contains(first.Number, StringComparison.Ordinal)).TextContent);

        // 10 × 50.00 × 12 + 5 × 40.00 × 12 = 8,400.00; the workshop is paid once.
        Assert.Contains("3 items, 15 user licenses, $8,400.00 a year", summary, StringComparison.Ordinal);
        var orders = page.All("tr.group.order").Select(order => Squeezed(order.TextContent)).ToList();
        Assert.Contains(orders, order => order.EndsWith("2 items, 10 user licenses, $6,000.00 a year", StringComparison.Ordinal));
        Assert.Contains(orders, order => order.EndsWith("1 item, 5 user licenses, $2,400.00 a year", StringComparison.Ordinal));
        Assert.Contains("22 user licenses are in force, under 2 contracts.", page.Text, StringComparison.Ordinal);
        Assert.Contains("8 of 10", page.Text, StringComparison.Ordinal);
        Assert.Contains("reported Nov 20, 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("365 days left", page.Text, StringComparison.Ordinal);
        var more = page.All("a").First(link => Squeezed(link.TextContent).StartsWith("Add more of Core seats", StringComparison.Ordinal))
            .GetAttribute("href")!;
        Assert.Equal($"/buy-more-licenses?org={on.World.Account.ExternalId}&sku={on.World.Seats.Sku}", more);
        Assert.NotEqual(HttpStatusCode.NotFound, (await on.Browser.OpenAsync(more)).Status);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Sums_each_product_over_all_contracts_and_says_of_how_many_the_usage_is_known(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await TwoContractsAsync(on);

        var page = (await on.Browser.GetAsync("/InstalledProducts?view=products")).Expect(HttpStatusCode.OK);

        var seats = page.All("tbody tr:not(.group)").Select(row => Squeezed(row.TextContent))
            .Single(row => row.StartsWith("Core seats", StringComparison.Ordinal));
        Assert.StartsWith($"Core seats {on.World.Seats.Sku} 22 users 8 of 10 reported Nov 20, 2026 2", seats, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Shows_what_was_in_force_on_any_day_and_on_wish_what_has_ended(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await TwoContractsAsync(on);
        var after = QuotesPortal.Today.AddYears(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(4, await RowsAsync("/InstalledProducts"));
        Assert.Equal(0, await RowsAsync("/InstalledProducts?asof=2020-01-01"));
        Assert.Equal(4, await RowsAsync("/InstalledProducts?asof=2020-01-01&on=Later"));
        Assert.Equal(1, await RowsAsync($"/InstalledProducts?asof={after}"));
        Assert.Equal(4, await RowsAsync($"/InstalledProducts?asof={after}&ended=1"));
        Assert.Equal(3, await RowsAsync($"/InstalledProducts?asof={after}&on=Ended"));
        foreach (var nonsense in new[] { "31.12.2026", "2026-02-30", "9999-01-01" })
        {
            var page = (await on.Browser.GetAsync($"/InstalledProducts?asof={nonsense}")).Expect(HttpStatusCode.OK);
            Assert.Contains("The day can’t be read, so this is as of today.", page.Text, StringComparison.Ordinal);
            Assert.Equal(4, page.All("tbody tr:not(.group)").Count);
        }

        async Task<int> RowsAsync(string path) =>
            (await on.Browser.GetAsync(path)).Expect(HttpStatusCode.OK).All("tbody tr:not(.group)").Count;
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Narrows_sorts_and_exports_the_rows_that_are_shown(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (first, second) = await TwoContractsAsync(on);
        async Task<IReadOnlyList<string>> QuantitiesAsync(string query) =>
            [.. (await on.Browser.GetAsync($"/InstalledProducts?{query}")).Expect(HttpStatusCode.OK).All("tbody td[data-card=figure]")
                .Select(cell => Squeezed(cell.TextContent))];

        Assert.Equal(["7 users"], await QuantitiesAsync($"contract={second.Slug}"));
        Assert.Equal(["1 unit"], await QuantitiesAsync("family=Services"));
        Assert.Equal(["1 unit"], await QuantitiesAsync("q=WÓRKSHOP"));
        Assert.Equal(["7 users"], await QuantitiesAsync($"q={second.Number}"));
        Assert.Empty(await QuantitiesAsync("q=zzz"));
        foreach (var sort in new[] { "name", "quantity", "used", "price", "start", "end" })
        {
            var up = await QuantitiesAsync($"contract={first.Slug}&sort={sort}");
            Assert.Equal(3, up.Count);
            Assert.Equal(up.Order(), (await QuantitiesAsync($"contract={first.Slug}&sort=-{sort}")).Order());
        }

        Assert.Equal(["1 unit", "10 users"], (await QuantitiesAsync($"contract={first.Slug}&sort=quantity")).Take(2));
        Assert.Equal(["10 users", "1 unit"], (await QuantitiesAsync($"contract={first.Slug}&sort=-quantity")).Take(2));
        var csv = (await on.Browser.GetAsync($"/InstalledProducts?contract={first.Slug}&format=csv")).Body.Split('\n',
            StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, csv.Length);
        Assert.Contains(csv, line => line.Contains(",10,user,8,2026-11-20,50,", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await on.Browser.GetAsync("/InstalledProducts?format=xlsx")).Status);
    }

    [SkippableTheory, EveryEngine]
    public async Task Pages_of_many_contracts_hold_every_row_in_the_order_of_the_list(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        foreach (var quantity in new[] { 3m, 1m, 5m, 2m, 4m })
        {
            var contract = await on.World.ContractAsync(on.World.Terms(), on.World.Line(quantity, 50m));
            await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
            var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.ContractId == contract.Id);
            db.AddRange(Enumerable.Range(1, 49).Select(_ => new InstalledProduct(order, order.Lines[0])));
            await db.SaveChangesAsync();
        }

        var rows = new List<string>();
        foreach (var (number, heads) in new[] { (1, 2), (2, 2), (3, 1) })
        {
            var page = (await on.Browser.GetAsync($"/InstalledProducts?page={number}")).Expect(HttpStatusCode.OK);
            rows.AddRange(page.All("tbody td[data-card=figure]").Select(cell => Squeezed(cell.TextContent).Split(' ')[0]));
            Assert.Equal(heads, page.All("tr.group:not(.order)").Count);
            Assert.Contains("750 user licenses are in force, under 5 contracts.", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(["3", "1", "5", "2", "4"], rows.Chunk(50).Select(contract => Assert.Single(contract.Distinct())));
    }

    [Fact]
    public async Task Of_ten_thousand_rows_shows_a_hundred_and_says_what_the_whole_group_comes_to()
    {
        await using var on = await QuotesPortal.StartAsync();
        await on.World.ContractAsync(on.World.Terms(), on.World.Line(1m, 1m));
        await using (var db = on.Database.Contexts.ForAccount(on.World.Account.Id))
        {
            var order = await db.Orders.Include(row => row.Lines).SingleAsync();
            db.AddRange(Enumerable.Range(1, 9_999).Select(_ => new InstalledProduct(order, order.Lines[0])));
            await db.SaveChangesAsync();
        }

        var page = (await on.Browser.GetAsync("/InstalledProducts?page=100")).Expect(HttpStatusCode.OK);

        Assert.Equal(100, page.All("tbody tr:not(.group)").Count);
        Assert.Contains("9,901–10,000 of 10,000 items", page.Text, StringComparison.Ordinal);
        Assert.Contains("10,000 items (100 of them on this page), 10,000 user licenses, $120,000.00 a year", page.Text,
            StringComparison.Ordinal);
        Assert.Contains("this is the last", (await on.Browser.GetAsync("/InstalledProducts?page=101")).Text, StringComparison.Ordinal);
        var first = (await on.Browser.GetAsync("/InstalledProducts")).Expect(HttpStatusCode.OK);
        Assert.Contains("1–100 of more than 1,000 items", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("in force, under", first.Text, StringComparison.Ordinal);
        Assert.Contains("10,000 user licenses are in force, under 1 contract.",
            (await on.Browser.GetAsync("/InstalledProducts?count=all")).Text, StringComparison.Ordinal);
        Assert.Contains("Products in force More than 1,000 See them in Installed Products",
            Squeezed((await on.Browser.GetAsync("/")).Find("main").TextContent), StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(Contract First, Contract Second)> TwoContractsAsync(QuotesPortal on)
    {
        var world = on.World;
        var first = await world.ContractAsync(world.Terms(), world.Line(10m, 50m), world.Line(1m, 900m, product: world.Workshop));
        await world.AcceptAsync(await world.PublishAsync(world.Terms(contract: first), world.Line(5m, 40m)));
        var second = await world.ContractAsync(world.Terms(), world.Line(7m, 60m));
        await using var db = on.Database.Contexts.ForAccount(world.Account.Id);
        db.Add((await db.InstalledProducts.SingleAsync(row => row.Quantity == 10m))
            .Report(8m, new DateOnly(2026, 11, 20), before: null, "use", world.Clock.GetUtcNow())!);
        await db.SaveChangesAsync();
        return (first, second);
    }
}
