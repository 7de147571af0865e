using Checkout.Domain.Vendor;
using System.Text.Json;
using Checkout.Data.Feed;
using Checkout.Data.Tests.Feed;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Collections;

/// <summary>A transfer that comes through the feed without allocations settles what its reference names, and nothing else.</summary>
[Trait("Acceptance", "P1")]
public sealed class SettlingByReference
{
    private static readonly TransferPolicy Tolerant = new(new Dictionary<Currency, decimal> { [Currency.Usd] = 15m }, 2m, [10m]);

    [SkippableTheory, EveryEngine]
    public async Task By_number_or_creditor_reference_in_whatever_was_written_and_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = await BeginAsync(database, Invoice("i1", "INV-2041"), Invoice("i2", "INV-2042"), Invoice("i3", "INV-204"));
        var reference = CreditorReference.Grouped(CreditorReference.Of("INV-2042")!);
        string[] transfers = [Transfer("p1", 110m, "Acme, inv 2041 thank you"), Transfer("p2", 60m, $"/{reference}/"),
            Transfer("p3", 40m, "FHB-551219")];

        Assert.Empty((await feed.RunAsync(transfers)).Problems);
        Assert.Empty((await feed.RunAsync(transfers)).Problems);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal([("INV-204", 0m), ("INV-2041", 110m), ("INV-2042", 60m)], await OpenAsync(db));
        Assert.Equal([("p1", 0m, null), ("p2", 0m, null), ("p3", 40m, (UnappliedReason?)UnappliedReason.UnknownReference)],
            await PaymentsAsync(db));
        Assert.Equal(330m - 210m, await db.LedgerEntries.SumAsync(entry => entry.Amount));
        Assert.Equal(["reference", "reference"],
            (await feed.ExportAsync()).Where(record => record.GetProperty("type").GetString() == "creditApplied")
            .Select(record => record.GetProperty("by").GetString()));
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_a_remittance_oldest_first_and_never_what_became_disputed_since(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = await BeginAsync(
            database, Invoice("i1", "INV-2041", dueOn: "2026-12-03"), Invoice("i2", "INV-2042", dueOn: "2026-12-01"),
            Invoice("i3", "INV-2043", dueOn: "2026-11-28"), Invoice("i4", "INV-2044", dueOn: "2026-11-27"));
        string number;
        await using (var db = database.Contexts.Unscoped())
        {
            var (user, invoices) = (await db.Users.SingleAsync(),
                await db.Invoices.Include(row => row.Lines).OrderBy(row => row.Number).ToListAsync());
            InvoiceDispute Raise(Invoice invoice) =>
                InvoiceDispute.Raise(invoice, new DisputeTerms(DisputeReason.WrongPrice, "Too much", []), user.Id, "Ann",
                feed.Clock.GetUtcNow(), FeedFile.Today);
            db.InvoiceDisputes.Add(Raise(invoices[3]));
            var remittance = Remittance.Prepare("REM-00000001", invoices, user.Id, "Ann", feed.Clock.GetUtcNow());
            db.Remittances.Add(remittance);
            db.InvoiceDisputes.Add(Raise(invoices[2]));
            await db.SaveChangesAsync();
            number = remittance.Reference;
        }

        Assert.Empty((await feed.RunAsync(Transfer("p1", 250m, number))).Problems);

        // 27 November was chosen although disputed; 28 November became disputed later and is left out.
        await using var read = database.Contexts.Unscoped();
        Assert.Equal([("INV-2041", 30m), ("INV-2042", 110m), ("INV-2043", 0m), ("INV-2044", 110m)], await OpenAsync(read));
        Assert.Empty((await feed.RunAsync(Transfer("p2", 200m, "REM-00000001"))).Problems);
        Assert.Equal([("p1", 0m, null), ("p2", 120m, (UnappliedReason?)UnappliedReason.Disputed)], await PaymentsAsync(read));
    }

    [SkippableTheory, EveryEngine]
    public async Task Not_where_several_invoices_another_currency_or_nothing_open_is_named(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = await BeginAsync(
            database, Invoice("i1", "INV-3001"), Invoice("i2", "INV 3001"), FeedFile.Invoice("i3", "INV-3002", currency: "EUR"),
            Invoice("i4", "INV-3003"), Invoice("i5", "INV-3004"));

        Assert.Empty((await feed.RunAsync(
            Transfer("p1", 10m, "INV-3001"), Transfer("p2", 10m, "INV-3002"), Transfer("p3", 120m, "INV-3003"),
            Transfer("p4", 10m, "INV-3003"), Transfer("p5", 10m, reference: null),
            FeedFile.Payment("p6", "P-p6", 110m, "{\"invoice\":\"i5\",\"amount\":20}", "\"reference\":\"INV-3004\","))).Problems);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(
            [
                ("p1", 10m, UnappliedReason.AmbiguousReference), ("p2", 10m, UnappliedReason.OtherCurrency),
                ("p3", 10m, UnappliedReason.Overpaid),
                ("p4", 10m, UnappliedReason.NothingOpen), ("p5", 10m, UnappliedReason.NoReference), ("p6", 90m, null),
            ],
            await PaymentsAsync(db));
    }

    [SkippableTheory, EveryEngine]
    public async Task What_is_short_within_the_tolerance_is_given_up_with_a_reason_and_more_is_not(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = await BeginAsync(database, Invoice("i1", "INV-4001", 1000m), Invoice("i2", "INV-4002", 1000m),
            Invoice("i3", "INV-4003", 1000m), Invoice("i4", "INV-4004", 1000m));

        // 1,100.00 each, of which 100.00 tax: fees of 15.00, ten per cent of the net, a cent too much, and half.
        Assert.Empty((await RunAsync(feed, Transfer("p1", 1085m, "INV-4001"), Transfer("p2", 1000m, "INV-4002"),
            Transfer("p3", 1084.99m, "INV-4003"), Transfer("p4", 550m, "INV-4004"))).Problems);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal([("INV-4001", 1100m), ("INV-4002", 1100m), ("INV-4003", 1084.99m), ("INV-4004", 550m)], await OpenAsync(db));
        var memos = await db.CreditMemos.OrderBy(memo => memo.Number)
            .Select(memo => new { memo.Number, memo.Kind, memo.DueAmount, memo.AllocatedAmount, memo.Reason }).ToListAsync();
        Assert.Equal([("CM-00000001", 15m), ("CM-00000002", 100m)], memos.Select(memo => (memo.Number, memo.DueAmount)));
        Assert.All(memos, memo => Assert.Equal((CreditMemoKind.WriteOff, memo.DueAmount), (memo.Kind, memo.AllocatedAmount)));
        Assert.StartsWith("Bank fees deducted from payment P-p1", memos[0].Reason, StringComparison.Ordinal);
        Assert.StartsWith("Withholding tax deducted from payment P-p2", memos[1].Reason, StringComparison.Ordinal);
        Assert.Equal(4400m - 3719.99m - 115m, await db.LedgerEntries.SumAsync(entry => entry.Amount));
        Assert.Equal(["CM-00000001", "CM-00000002"],
            (await feed.ExportAsync()).Where(record => record.GetProperty("type").GetString() == "shortageWrittenOff")
            .Select(record => record.GetProperty("creditMemo").GetString()));
    }

    [SkippableTheory, EveryEngine]
    public async Task What_the_bank_takes_back_is_open_again_and_everyone_hears_of_it_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = await BeginAsync(database, Invoice("i1", "INV-2041"), Invoice("i2", "INV-2042"));
        Assert.Empty((await feed.RunAsync(Transfer("p1", 150m, "INV-2041, INV-2042"))).Problems);

        // What is open by the first line can be settled by the second; said once more, nothing happens.
        string[] news = [FeedFile.Payment("p1", "P-p1", 150m, "",
            "\"reference\":\"INV-2041, INV-2042\",\"chargedBackOn\":\"2026-11-20\","),
            FeedFile.Payment("p2", "P-p2", 110m, "{\"invoice\":\"i1\",\"amount\":110}")];
        Assert.Empty((await feed.CheckAsync(news)).Problems);
        Assert.Empty((await feed.RunAsync(news)).Problems);
        Assert.Empty((await feed.RunAsync(news)).Problems);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal([("INV-2041", 110m), ("INV-2042", 0m)], await OpenAsync(db));
        var payment = await db.Payments.SingleAsync(row => row.ExternalId == "p1");
        Assert.Equal((PaymentStatus.ChargedBack, 0m, 0m), (payment.Status, payment.AllocatedAmount, payment.Unapplied.Amount));
        Assert.Equal(110m, await db.LedgerEntries.SumAsync(entry => entry.Amount));
        var entry = await db.LedgerEntries.SingleAsync(row => row.Kind == LedgerKind.Chargeback);
        Assert.Equal((150m, new DateOnly(2026, 11, 20)), (entry.Amount, entry.DocumentOn));
        Assert.Equal([entry.PostedOn],
            await db.Allocations.Where(row => row.ReversesId != null).Select(row => row.PostedOn).Distinct().ToListAsync());
        var applied = (await feed.ExportAsync()).Where(record => record.GetProperty("type").GetString() == "creditApplied")
            .Select(record => (record.GetProperty("by").GetString(), record.GetProperty("amount").GetDecimal()));
        Assert.Equal([("chargeback", -110m), ("chargeback", -40m), ("reference", 40m), ("reference", 110m)], applied.Order());
        Assert.Equal("Ann@Example.com", (await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.PaymentReversed)).To);
        Assert.Equal("P-p1", (await db.AuditEntries.SingleAsync(row => row.Action == AuditAction.PaymentReversed)).Subject);
    }

    private static string Invoice(string id, string number, decimal net = 100m, string dueOn = "2026-12-01") =>
        FeedFile.Invoice(id, number, net, dueOn: dueOn);

    private static string Transfer(string id, decimal amount, string? reference) =>
        FeedFile.Payment(id, $"P-{id}", amount, "", reference is null ? "" : $"\"reference\":{JsonSerializer.Serialize(reference)},");

    private static async Task<FeedFile> BeginAsync(TestDatabase database, params string[] invoices)
    {
        var feed = new FeedFile(database);
        Assert.Empty((await feed.RunAsync([.. FeedFile.Basics, .. invoices])).Problems);
        return feed;
    }

    private static Task<FeedReport> RunAsync(FeedFile feed, params string[] lines) =>
        new FeedImport(feed.Database.Contexts, feed.Calendar, feed.Clock, Tolerant).RunAsync(FeedFile.SourceOf(lines));

    private static async Task<IReadOnlyList<(string Number, decimal Settled)>> OpenAsync(CheckoutDbContext db) =>
        [.. (await db.Invoices.AsNoTracking().OrderBy(invoice => invoice.Number).ToListAsync())
            .Select(invoice => (invoice.Number, invoice.AllocatedAmount))];

    private static async Task<IReadOnlyList<(string Id, decimal Unapplied, UnappliedReason? Reason)>> PaymentsAsync(CheckoutDbContext db) =>
        [.. (await db.Payments.AsNoTracking().OrderBy(payment => payment.Number).ToListAsync())
            .Select(payment => (payment.ExternalId!, payment.Unapplied.Amount, payment.UnappliedBecause))];

}
