using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;

namespace Checkout.Web.Tests.Tabs;

/// <summary>Payments in every state, one of them settling two invoices.</summary>
public sealed class PaymentsTab : Tab
{
    private static readonly DateOnly Today = TabPortal.Today;

    public override string Path => "/Payments";

    public override (string Heading, string Words) Empty => ("No payments yet", "A payment appears here when we receive money");

    public override IReadOnlyList<Asked> Searches =>
    [
        new("q=pay-2", "PAY-2"),
        new($"q={TabPortal.OurMark}", "PAY-1"),
        new("q=inv-2", "PAY-1"),
        new("q=STRASSE", "PAY-4"),
    ];

    public override IReadOnlyList<Asked> Filters =>
    [
        new("status=Succeeded", "PAY-1", "PAY-2"),
        new("status=Pending", "PAY-3"),
        new("status=Failed", "PAY-4"),
        new("status=PartiallyRefunded", "PAY-5"),
        new("status=Refunded", "PAY-6"),
        new("status=Unapplied", "PAY-2", "PAY-5"),
        new("method=Card", "PAY-4", "PAY-5"),
        new("method=Card&status=Failed", "PAY-4"),
        new("from=2026-11-20", "PAY-2", "PAY-3"),
        new("from=2026-11-10&until=2026-11-18", "PAY-4", "PAY-5"),
    ];

    public override IReadOnlyList<Asked> Orders =>
    [
        new("", "PAY-3", "PAY-2", "PAY-4", "PAY-5", "PAY-6", "PAY-1"),
        new("sort=-amount", "PAY-1", "PAY-2", "PAY-5", "PAY-6", "PAY-4", "PAY-3"),
        new("sort=-unapplied&status=Unapplied", "PAY-2", "PAY-5"),
    ];

    public override IReadOnlyList<string> Amounts => ["Amount", "Unapplied"];

    public override IReadOnlyList<Linked> Links => [new("/Payments/PAY-1", "/Invoices/INV-1"), new("/Payments/PAY-1", "/Invoices/INV-2")];

    public override IReadOnlyList<string> Files => ["/Receipt"];

    public override async Task SeedAsync(World world, string mark)
    {
        var (first, second, now) = (world.Invoice("INV-1", 400m, Today.AddDays(-60)), world.Invoice("INV-2", 300m, Today.AddDays(-60)),
            world.Clock.GetUtcNow());
        var whole = world.Received("PAY-1", 700m, Today.AddDays(-30), reference: $"Transfer {mark}");
        var back = world.Received("PAY-5", 90m, Today.AddDays(-12), PaymentMethod.Card);
        back.Refund(30m);
        var gone = world.Received("PAY-6", 80m, Today.AddDays(-20), PaymentMethod.DirectDebit);
        gone.Refund(80m);
        var failed = world.Pending("PAY-4", 60m, Today.AddDays(-8), PaymentMethod.Card, "Goethestraße");
        failed.Fail("Declined by issuer.", "insufficient_funds");
        await world.WriteAsync(
            first,
            second,
            whole,
            Allocation.Of(whole, first, 400m, Today.AddDays(-30), now),
            Allocation.Of(whole, second, 300m, Today.AddDays(-30), now),
            world.Received("PAY-2", 100m, Today.AddDays(-1), PaymentMethod.Check),
            world.Pending("PAY-3", 50m, Today),
            failed,
            back,
            gone);
    }

    public override object Bulk(World world, string number, int index) =>
        world.Received(number, 10m + (index % 90), Today.AddDays(-(index % 900)));
}

public sealed class ListingPayments(TabFixture<PaymentsTab> fixture) : ListingATab<PaymentsTab>(fixture);
