using Checkout.Domain;
using Checkout.Domain.Ledger;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;

namespace Checkout.Web.Tests.Tabs;

/// <summary>Invoices of every status, in two currencies.</summary>
public sealed class InvoicesTab : Tab
{
    private static readonly DateOnly Today = TabPortal.Today;

    public override string Path => "/Invoices";

    public override (string Heading, string Words) Empty => ("No invoices yet", "we e-mail it to your billing contacts");

    public override IReadOnlyList<Asked> Searches =>
    [
        new("q=late", "LATE"),
        new("q=Łódź", "OPEN"),
        new($"q={TabPortal.OurMark}", "LATE"),
        new("q=core+seats", "DISPUTED", "PAID", "PART", "CREDIT", "VOID", "YEN"),
    ];

    public override IReadOnlyList<Asked> Filters =>
    [
        new("status=Overdue", "LATE", "PART"),
        new("status=Open", "LATE", "PART", "OPEN", "DISPUTED", "YEN"),
        new("status=PartiallyPaid", "PART"),
        new("status=Disputed", "DISPUTED"),
        new("status=Paid", "PAID"),
        new("status=Credit", "CREDIT"),
        new("status=Void", "VOID"),
        new("from=2026-11-20", "OPEN", "YEN"),
        new("from=2026-11-01&until=2026-11-19", "DISPUTED", "CREDIT"),
        new("contract=none"),
    ];

    public override IReadOnlyList<Asked> Orders =>
    [
        new("", "YEN", "OPEN", "CREDIT", "DISPUTED", "VOID", "PAID", "PART", "LATE"),
        new("sort=due", "LATE", "PART", "PAID", "VOID", "CREDIT", "DISPUTED", "OPEN", "YEN"),
        new("sort=-balance&status=Open", "YEN", "DISPUTED", "OPEN", "LATE", "PART"),
    ];

    public override IReadOnlyList<string> Amounts => ["Total", "Balance"];

    public override IReadOnlyList<Linked> Links => [new("/Invoices/PART", "/Payments/PAY-1"), new("/Invoices/VOID", "/CreditMemos/CM-1")];

    public override IReadOnlyList<string> Files => ["/Pdf"];

    public override async Task SeedAsync(World world, string mark)
    {
        var now = world.Clock.GetUtcNow();
        var (part, paid, wrong, disputed) = (
            world.Invoice("PART", 90m, Today.AddDays(-60), Today.AddDays(-30)),
            world.Invoice("PAID", 70m, Today.AddDays(-50), Today.AddDays(-20)),
            world.Invoice("VOID", 60m, Today.AddDays(-40), Today.AddDays(-10)),
            world.Invoice("DISPUTED", 500m, Today.AddDays(-15), Today.AddDays(15)));
        disputed.Dispute("Not ours", now, Today);
        var (some, all) = (world.Received("PAY-1", 60m, Today.AddDays(-5)), world.Received("PAY-2", 70m, Today.AddDays(-25)));
        var voided = Voiding.Void(wrong, "CM-1", "Wrong customer", Today.AddDays(-39), Today.AddDays(-39), now);
        await world.WriteAsync(
            world.Invoice("LATE", 80m, Today.AddDays(-70), Today.AddDays(-40), name: mark, note: mark),
            part,
            paid,
            wrong,
            disputed,
            world.Invoice("CREDIT", -20m, Today.AddDays(-14), Today.AddDays(14)),
            world.Invoice("OPEN", 120m, Today.AddDays(-2), Today.AddDays(28), name: "Łódź plant"),
            world.Invoice("YEN", 5000m, Today, Today.AddDays(30), currency: Currency.FromCode("JPY")),
            some,
            all,
            Allocation.Of(some, part, 60m, Today.AddDays(-5), now),
            Allocation.Of(all, paid, 70m, Today.AddDays(-25), now),
            voided.Memo,
            voided.Allocation);
    }

    public override object Bulk(World world, string number, int index) =>
        world.Invoice(number, 10m + (index % 90), Today.AddDays(-(index % 900)));
}

public sealed class ListingInvoices(TabFixture<InvoicesTab> fixture) : ListingATab<InvoicesTab>(fixture)
{
    private readonly TabFixture<InvoicesTab> _fixture = fixture;

    [SkippableTheory, EveryEngine]
    public async Task Adds_up_the_filtered_invoices_per_currency(Engine engine)
    {
        var on = await _fixture.OnAsync(engine);

        Assert.Equal(["1 invoice in JPY ¥5,000 ¥5,000 open", "7 invoices in USD $900.00 $730.00 open"], await TotalsAsync(on, "/Invoices"));
        Assert.Equal(["2 invoices $170.00 $110.00 open"], await TotalsAsync(on, "/Invoices?status=Overdue"));
    }

    private static async Task<IEnumerable<string>> TotalsAsync(TabPortal on, string path) =>
        (await on.Browser.GetAsync(path)).All("tfoot tr")
        .Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
