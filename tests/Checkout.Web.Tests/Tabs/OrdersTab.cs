using Checkout.Domain.Contracts;
using Checkout.Testing.Builders;

namespace Checkout.Web.Tests.Tabs;

/// <summary>Orders under two contracts, one of them canceled.</summary>
public sealed class OrdersTab : Tab
{
    private static readonly DateOnly Today = TabPortal.Today;

    private (Guid Account, Contract Contract)? _bulk;

    public override string Path => "/Orders";

    public override (string Heading, string Words) Empty => ("No orders yet", "when someone in your company accepts a quote");

    public override IReadOnlyList<Asked> Searches =>
    [
        new("q=o-2", "O-2"),
        new("q=core+seats", "O-1", "O-2", "O-3"),
        new("q=4500-9", "O-2"),
        new("q=noemie", "O-3"),
        new($"q={TabPortal.OurMark}", "O-1"),
    ];

    public override IReadOnlyList<Asked> Filters =>
    [
        new("status=Active", "O-1", "O-2"),
        new("status=Canceled", "O-3"),
        new("contract=C-1", "O-1", "O-2"),
        new("contract=C-2&status=Canceled", "O-3"),
        new("contract=none"),
        new("from=2026-11-01", "O-1", "O-3"),
        new("from=2026-01-01&until=2026-11-10", "O-2", "O-3"),
    ];

    public override IReadOnlyList<Asked> Orders =>
    [
        new("", "O-1", "O-3", "O-2"),
        new("sort=-total", "O-3", "O-2", "O-1"),
        new("sort=by", "O-2", "O-3", "O-1"),
        new("sort=-po&q=4500", "O-2", "O-1"),
    ];

    public override IReadOnlyList<string> Amounts => ["Total"];

    public override IReadOnlyList<Linked> Links => [new("/Orders/O-1", "/Contracts/C-1")];

    public override IReadOnlyList<string> Files => ["/Pdf"];

    public override async Task SeedAsync(World world, string mark)
    {
        var (first, second) = (world.Contract("C-1", Today.AddMonths(-10), Today.AddMonths(2)),
            world.Contract("C-2", Today.AddMonths(-8), Today.AddMonths(4)));
        var canceled = world.Order("O-3", second, Today.AddDays(-20), 9m, "Noémie Lefèvre");
        canceled.Cancel();
        await world.WriteAsync(
            first,
            second,
            canceled,
            world.Order("O-1", first, Today.AddDays(-2), 1m, $"Zoë {mark}", "4500-1"),
            world.Order("O-2", first, Today.AddDays(-90), 4m, "Anna Zimmer", "4500-9"));
    }

    // All of an account's orders under one contract, which is written with the first of them.
    public override object Bulk(World world, string number, int index)
    {
        if (_bulk is not { } known || known.Account != world.Account.Id)
        {
            known = (world.Account.Id, world.Contract("C-BULK", Today.AddMonths(-10), Today.AddMonths(2)));
            _bulk = known;
            using var db = world.Database.Contexts.Unscoped();
            db.Add(known.Contract);
            db.SaveChanges();
        }

        return world.Order(number, known.Contract, Today.AddDays(-(index % 900)), 1 + (index % 90));
    }
}

public sealed class ListingOrders(TabFixture<OrdersTab> fixture) : ListingATab<OrdersTab>(fixture);
