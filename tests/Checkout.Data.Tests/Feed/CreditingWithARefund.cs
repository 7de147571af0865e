using System.Globalization;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>An invoice is paid, later a part of it is credited, and that money goes back: the books say all of it, and nothing is
/// open.</summary>
[Trait("Acceptance", "D6")]
public sealed class CreditingWithARefund
{
    private const string Allocated = """{"invoice":"i","amount":110}""";

    [SkippableTheory, EveryEngine]
    public async Task Leaves_the_invoice_paid_the_credit_used_and_the_payment_partly_refunded(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        string[] invoice = [.. FeedFile.Basics, FeedFile.Invoice("i", "I-1")];
        Assert.Empty((await feed.RunAsync([.. invoice, FeedFile.Payment("p", "P-1", 110m, Allocated)])).Problems);

        var first = await feed.RunAsync(Credit("c1", 22m), FeedFile.Payment("p", "P-1", 110m, Allocated, Refunds(22m)));
        var again = await feed.RunAsync(Credit("c1", 22m), FeedFile.Payment("p", "P-1", 110m, Allocated, Refunds(22m)));
        var second = await feed.RunAsync(Credit("c2", 11m), FeedFile.Payment("p", "P-1", 110m, Allocated, Refunds(22m, 11m)));

        Assert.Empty(first.Problems);
        Assert.Equal(0, again.Written);
        Assert.Empty(second.Problems);
        await AssertBooksAsync(database, refunded: 33m);
    }

    [SkippableTheory, EveryEngine]
    public async Task Comes_in_as_one_history_too(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);

        var report = await new FeedFile(database).RunAsync(
            [.. FeedFile.Basics, FeedFile.Invoice("i", "I-1"), Credit("c1", 22m),
                FeedFile.Payment("p", "P-1", 110m, Allocated, Refunds(22m))]);

        Assert.Empty(report.Problems);
        await AssertBooksAsync(database, refunded: 22m);
    }

    [Fact]
    public async Task Without_a_credit_only_what_is_not_allocated_goes_back()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);

        var report = await new FeedFile(database).RunAsync(
            [.. FeedFile.Basics, FeedFile.Invoice("i", "I-1"), Credit("c1", 11m),
                FeedFile.Payment("p", "P-1", 110m, Allocated, Refunds(22m))]);

        Assert.Equal("refunds[0].amount", Assert.Single(report.Problems).Field);
    }

    private static async Task AssertBooksAsync(TestDatabase database, decimal refunded)
    {
        await using var db = database.Contexts.Unscoped();
        var paid = await db.Invoices.SingleAsync();
        Assert.Equal((110m, InvoiceStatus.Paid), (paid.AllocatedAmount, paid.StatusOn(FeedFile.Today)));
        Assert.All(await db.CreditMemos.ToListAsync(), memo => Assert.True(memo.Rest.IsZero));
        var payment = await db.Payments.SingleAsync();
        Assert.Equal((PaymentStatus.PartiallyRefunded, refunded, true), (payment.Status, payment.RefundedAmount, payment.Unapplied.IsZero));
        Assert.Equal(0m, (await db.LedgerEntries.Select(entry => entry.Amount).ToListAsync()).Sum());
    }

    private static string Refunds(params decimal[] amounts) =>
        $"\"refunds\":[{string.Join(',', amounts.Select(amount => string.Create(CultureInfo.InvariantCulture,
            $"{{\"amount\":{amount},\"on\":\"2026-11-15\"}}")))}],";

    private static string Credit(string id, decimal due) => FeedFile.Invoice(id, id.ToUpperInvariant(), due / 1.1m, issuedOn: "2026-11-12",
        extra: "\"invoice\":\"i\",").Replace("\"type\":\"invoice\"", "\"type\":\"creditMemo\"", StringComparison.Ordinal)
        .Replace("\"dueOn\":\"2026-12-01\",", "", StringComparison.Ordinal);
}
