using Checkout.Domain.CreditMemos;
using Checkout.Domain.Ledger;
using Checkout.Testing.Builders;

namespace Checkout.Web.Tests.Tabs;

/// <summary>Credit memos and collections events in one list; a memo and an event share a number, as the vendor's two systems may give
/// them.</summary>
public sealed class CreditMemosTab : Tab
{
    private static readonly DateOnly Today = TabPortal.Today;

    public override string Path => "/CreditMemos";

    public override (string Heading, string Words) Empty =>
        ("No entries yet", "Credits that we give you, and what happens on overdue invoices, appear here.");

    public override IReadOnlyList<Asked> Searches =>
    [
        new("q=cm-2", "CM-2"),
        new("q=OUTAGE", "CM-1"),
        new("q=placed+agency", "COL-2"),
        new("q=inv-1", "CM-1", "COL-1", "COL-2"),
        new("q=invoice+voided", "CM-3"),
        new($"q={TabPortal.OurMark}", "CM-1", "COL-1"),
    ];

    public override IReadOnlyList<Asked> Filters =>
    [
        new("status=Open", "CM-1", "SAME-1"),
        new("status=Credit", "CM-1", "CM-2", "CM-3", "SAME-1"),
        new("status=Collections", "COL-1", "COL-2", "SAME-1"),
        new("kind=Reminder", "COL-1"),
        new("kind=WriteOff", "CM-2"),
        new("kind=bogus", "CM-1", "CM-2", "CM-3", "COL-1", "COL-2", "SAME-1", "SAME-1"),
        new("from=2026-11-13", "CM-1", "COL-1", "COL-2"),
        new("from=2026-11-03&until=2026-11-13", "CM-1", "CM-2", "SAME-1"),
        new("contract=none"),
    ];

    public override IReadOnlyList<Asked> Orders =>
    [
        new("", "COL-2", "COL-1", "CM-1", "SAME-1", "CM-2", "CM-3", "SAME-1"),
        new("sort=-amount", "SAME-1", "CM-1", "COL-2", "COL-1", "CM-3", "CM-2", "SAME-1"),
        new("sort=-remaining&status=Open", "SAME-1", "CM-1"),
    ];

    public override IReadOnlyList<string> Amounts => ["Amount", "Remaining"];

    public override IReadOnlyList<Linked> Links =>
        [new("/CreditMemos/CM-1", "/Invoices/INV-1"), new("/Collections/COL-1", "/Invoices/INV-1"),
        new("/CreditMemos/CM-2", "/Invoices/INV-2")];

    public override IReadOnlyList<string> Files => ["/Pdf"];

    public override async Task SeedAsync(World world, string mark)
    {
        var (late, other) = (world.Invoice("INV-1", 100m, Today.AddDays(-60)), world.Invoice("INV-2", 80m, Today.AddDays(-50)));
        var outage = world.CreditMemo("CM-1", 60m, Today.AddDays(-10), invoiceId: late.Id, reason: $"An outage, {mark}");
        var writeOff = world.CreditMemo("CM-2", 20m, Today.AddDays(-20), invoiceId: other.Id, kind: CreditMemoKind.WriteOff);
        var wrong = world.Invoice("INV-3", 30m, Today.AddDays(-46));
        var voided = Voiding.Void(wrong, "CM-3", "Wrong customer", Today.AddDays(-45), Today.AddDays(-45), world.Clock.GetUtcNow());
        await world.WriteAsync(
            late,
            other,
            outage,
            writeOff,
            Allocation.Of(outage, late, 10m, Today, world.Clock.GetUtcNow()),
            Allocation.Of(writeOff, other, 20m, Today, world.Clock.GetUtcNow()),
            wrong,
            voided.Memo,
            voided.Allocation,
            world.Event("COL-1", CollectionsKind.Reminder, Today.AddDays(-5), 40m, late.Id, note: mark),
            world.Event("COL-2", CollectionsKind.PlacedWithAgency, Today.AddDays(-1), 50m, late.Id),
            world.CreditMemo("SAME-1", 500m, Today.AddDays(-15)),
            world.Event("SAME-1", CollectionsKind.Notice, Today.AddDays(-90)));
    }

    public override object Bulk(World world, string number, int index) =>
        index % 2 == 0 ? world.CreditMemo(number, 10m + (index % 90), Today.AddDays(-(index % 900)))
            : world.Event(number, CollectionsKind.Reminder, Today.AddDays(-(index % 900)), 5m);
}

public sealed class ListingCreditMemos(TabFixture<CreditMemosTab> fixture) : ListingATab<CreditMemosTab>(fixture);
