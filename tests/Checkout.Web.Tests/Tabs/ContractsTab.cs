using System.Net;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Web.Listing;

namespace Checkout.Web.Tests.Tabs;

/// <summary>Contracts in every state.</summary>
public sealed class ContractsTab : Tab
{
    private static readonly DateOnly Today = TabPortal.Today;

    public override string Path => "/Contracts";

    public override (string Heading, string Words) Empty => ("No contracts yet", "when you accept your first quote");

    public override IReadOnlyList<Asked> Searches =>
    [
        new("q=c-now", "C-NOW"),
        new("q=LODZ", "C-OVER"),
        new("q=4500-118", "C-NOW"),
        new($"q={TabPortal.OurMark}", "C-NEXT"),
    ];

    public override IReadOnlyList<Asked> Filters =>
    [
        new("status=Active", "C-NOW"),
        new("status=Scheduled", "C-NEXT"),
        new("status=Ended", "C-OVER"),
        new("status=Terminated", "C-CUT"),
        new("from=2026-11-23&until=2026-11-23", "C-NOW", "C-CUT"),
        new("until=2025-06-30", "C-OVER"),
        new("from=2027-06-01", "C-NEXT"),
    ];

    public override IReadOnlyList<Asked> Orders =>
    [
        new("", "C-NEXT", "C-CUT", "C-NOW", "C-OVER"),
        new("sort=end", "C-OVER", "C-NOW", "C-CUT", "C-NEXT"),
        new("sort=name&status=", "C-NOW", "C-CUT", "C-OVER", "C-NEXT"),
        new("sort=-annual&q=now", "C-NOW"),
    ];

    public override IReadOnlyList<string> Amounts => ["Annual value"];

    public override IReadOnlyList<Linked> Links => [new("/Contracts/C-NOW", "/Orders/O-1"), new("/Contracts/C-NOW", "/Invoices/INV-1")];

    public override IReadOnlyList<string> Files => ["/BillingDetails", "/BillingDetails/Changes"];

    public override async Task SeedAsync(World world, string mark)
    {
        var now = world.Contract("C-NOW", Today.AddMonths(-10), Today.AddMonths(2), "Alpha", "4500-118 207", BillingFrequency.Monthly,
            PaymentArrangement.Card);
        var cut = world.Contract("C-CUT", Today.AddMonths(-8), Today.AddMonths(4), "Beta", frequency: BillingFrequency.Quarterly);
        cut.Terminate(Today.AddDays(-1));
        var order = world.Order("O-1", now, Today.AddMonths(-10), 5m);
        await world.WriteAsync(
            now,
            cut,
            world.Contract("C-OVER", Today.AddMonths(-30), Today.AddMonths(-18), "Gdańsk and Łódź"),
            world.Contract("C-NEXT", Today.AddMonths(3), Today.AddMonths(15), $"Zeta {mark}"),
            order,
            new InstalledProduct(order, order.Lines[0]),
            world.Invoice("INV-1", 80m, Today.AddDays(-70), contractId: now.Id));
    }

    public override object Bulk(World world, string number, int index) =>
        world.Contract(number, Today.AddDays(-(index % 900)), Today.AddDays(365 - (index % 900)), "Bulk");
}

public sealed class ListingContracts(TabFixture<ContractsTab> fixture) : ListingATab<ContractsTab>(fixture)
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Of_very_many_a_list_offers_those_that_began_last_and_the_one_that_was_chosen(Engine engine)
    {
        var browser = await (await Fixture.OnAsync(engine)).ManyAsync();

        var options = (await browser.GetAsync("/Invoices?contract=BULK-00899")).Expect(HttpStatusCode.OK)
            .All("select[name=contract] option").Select(option => option.TextContent.Split(',')[0]).ToList();

        Assert.Equal(["Every contract", "BULK-00000", "BULK-00899", "To see an older contract"],
            [options[0], options[1], .. options.Where(option => option == "BULK-00899"), options[^1]]);
        Assert.Equal(ContractChoices.Most + 3, options.Count);
    }
}
