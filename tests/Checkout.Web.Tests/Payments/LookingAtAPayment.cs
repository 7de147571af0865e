using System.Net;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Web.Features.Payments;
using Checkout.Web.Tests.Quotes;

namespace Checkout.Web.Tests.Payments;

public sealed class LookingAtAPayment
{
    private static readonly DateOnly Today = QuotesPortal.Today;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Says_in_plain_words_why_it_failed_and_what_to_do(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (known, unknown) = (on.World.Pending("PAY-1", 80m, method: PaymentMethod.Card), on.World.Pending("PAY-2", 80m));
        known.Fail("do_not_honor 05", "insufficient_funds");
        unknown.Fail("Something odd.", "x-99");
        await on.World.WriteAsync(known, unknown);

        var page = await on.Browser.GetAsync("/Payments/PAY-1");
        Assert.Contains("There was not enough money on the account behind the card.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Try again when there is, or use another card, or pay by transfer.", page.Text, StringComparison.Ordinal);
        Assert.Contains("“do_not_honor 05” (insufficient_funds)", page.Text, StringComparison.Ordinal);
        Assert.Contains("The payment did not go through.", (await on.Browser.GetAsync("/Payments/PAY-2")).Text, StringComparison.Ordinal);
        (await on.Browser.GetAsync("/Payments/PAY-1/Receipt")).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public void Every_reason_is_a_sentence_with_something_to_do() => Assert.All(FailureWords.Codes.Select(FailureWords.Of), text =>
    {
        Assert.EndsWith(".", text.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", text.WhatToDo, StringComparison.Ordinal);
    });

    [SkippableTheory, EveryEngineInSoak]
    public async Task Explains_what_settles_nothing_yet_and_gives_a_receipt_with_the_pages_figures(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var (payment, invoice) = (on.World.Received("PAY-1", 1234.5m, Today.AddDays(-2), reference: "NTRF 77"),
            on.World.Invoice("INV-1", 1000m));
        await on.World.WriteAsync(payment, invoice, Allocation.Of(payment, invoice, 1000m, Today, on.World.Clock.GetUtcNow()));

        var page = await on.Browser.GetAsync("/Payments/PAY-1");
        Assert.Contains("$234.50 is not applied yet", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a.primary[href='/Payments/PAY-1/Applications']"));
        var receipt = (await on.Browser.GetAsync("/Payments/PAY-1/Receipt")).Expect(HttpStatusCode.OK);

        var text = await PdfText.ReadAsync(receipt.Bytes);
        foreach (var said in new[] { "Receipt for payment PAY-1", "INV-1", "1,000.00", "$1,234.50", "$234.50", "NTRF 77", "Bank transfer",
            "Industriestraße 14" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }
}
