using System.Net;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Domain.Vendor;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Web.Documents;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Collections;

[Trait("Acceptance", "P1")]
public sealed class PayingFromABank
{
    private static readonly DateOnly Today = QuotesPortal.Today;

    [Fact]
    public async Task Shows_account_amount_reference_and_the_code_for_one_invoice_and_prints_the_same()
    {
        await using var on = await QuotesPortal.StartAsync(currency: Currency.Eur);
        await on.World.WriteAsync(on.World.Invoice("CDE-70204", 1999.2m, Today.AddDays(-40), Today.AddDays(5)));
        var invoice = await on.Browser.GetAsync("/Invoices/CDE-70204");

        var page = (await on.Browser.GetAsync(invoice.Find("a[href$='/BankTransfer']").GetAttribute("href")!)).Expect(HttpStatusCode.OK);

        var reference = CreditorReference.Of("CDE-70204")!;
        foreach (var shown in new[] { "€1,999.20", "DE02 1203 0000 0000 2020 51", CreditorReference.Grouped(reference), "CDE-70204" })
        {
            Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(["Cirrus", "DE02120300000000202051", "1999.20", reference],
            page.All("main [data-copy]").Select(element => element.GetAttribute("data-copy")));
        var text = EpcCode.Of(on.World.Vendor.Bank, new Money(1999.2m, Currency.Eur), reference)!;
        Assert.Equal(QrDrawing.Of(text).Path(), page.Find("svg.qr path").GetAttribute("d"));
        Assert.DoesNotContain("style=", page.Find("svg.qr").OuterHtml, StringComparison.Ordinal);
        var printed = await PdfText.ReadAsync((await on.Browser.GetAsync("/Invoices/CDE-70204/BankTransfer/Pdf")).Bytes);
        foreach (var shown in new[] { "1,999.20", "DE02 1203 0000 0000 2020 51", CreditorReference.Grouped(reference),
            "Pay with your banking app" })
        {
            Assert.Contains(shown, printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Has_no_code_in_other_currencies_and_no_page_where_nothing_is_to_be_paid()
    {
        await using var on = await QuotesPortal.StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 110m, Today.AddDays(-40)), on.World.Invoice("INV-2", -50m));

        Assert.Empty((await on.Browser.GetAsync("/Invoices/INV-1/BankTransfer")).Expect(HttpStatusCode.OK).All("svg.qr"));
        (await on.Browser.GetAsync("/Invoices/INV-2/BankTransfer")).Expect(HttpStatusCode.Conflict);
        (await on.Browser.GetAsync("/Invoices/INV-3/BankTransfer")).Expect(HttpStatusCode.NotFound);
        (await on.Browser.GetAsync("/Invoices/BankTransfer?invoice=INV-1&invoice=INV-3")).Expect(HttpStatusCode.NotFound);
        Assert.Equal("/Invoices/INV-1/BankTransfer", (await on.Browser.GetAsync("/Invoices/BankTransfer?pick=INV-1")).Location);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Several_get_one_reference_once_and_show_what_is_still_open(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, currency: Currency.Eur);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m, Today.AddDays(-40), Today.AddDays(5)),
            on.World.Invoice("INV-2", 50m, Today.AddDays(-40), Today.AddDays(2)));
        var choice = (await on.Browser.GetAsync("/Invoices/BankTransfer?pick=INV-1&pick=INV-2")).Expect(HttpStatusCode.OK);
        Assert.Contains("€150.00 for these invoices", choice.Text, StringComparison.Ordinal);

        var first = await choice.Form("/Invoices/BankTransfer").SendAsync();
        var again = await choice.Form("/Invoices/BankTransfer").SendAsync();

        Assert.Equal("/Remittances/REM-00000001", first.Location);
        Assert.Equal(first.Location, again.Location);
        var page = await on.Browser.FollowAsync(first);
        var reference = CreditorReference.Of("REM-00000001")!;
        Assert.Contains(CreditorReference.Grouped(reference), page.Text, StringComparison.Ordinal);
        Assert.Equal(["INV-2", "INV-1"], page.All("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Single(page.All("svg.qr"));

        await on.World.WriteAsync(on.World.CreditMemo("CM-1", 50m));
        var apply = await on.Browser.GetAsync("/CreditMemos/CM-1/Applications?split=INV-2:50");
        await apply.Form("/CreditMemos/CM-1/Applications").SendAsync("Apply €50.00");
        Assert.Contains("€50.00 of this transfer has been settled since",
            (await on.Browser.GetAsync("/Remittances/REM-00000001")).Text, StringComparison.Ordinal);
        Assert.Contains("100.00", await PdfText.ReadAsync((await on.Browser.GetAsync("/Remittances/REM-00000001/Pdf")).Bytes),
            StringComparison.Ordinal);
        Assert.Contains("Prepared bank transfer REM-00000001", (await on.Browser.GetAsync("/Activity")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_currencies_or_companies_take_several_transfers()
    {
        await using var on = await QuotesPortal.StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m), on.World.Invoice("INV-2", 100m, currency: Currency.Eur));

        var page = (await on.Browser.GetAsync("/Invoices/BankTransfer?invoice=INV-1&invoice=INV-2")).Expect(HttpStatusCode.OK);

        Assert.Contains("These invoices are in several currencies", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All("main button.primary"));
        (await page.Form("/Invoices/BankTransfer").SendAsync()).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task New_bank_details_are_pointed_out_for_the_configured_time()
    {
        await using var on = await QuotesPortal.StartAsync(currency: Currency.Eur);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m, Today, Today.AddDays(90)));
        await using (var db = on.Portal.Unscoped())
        {
            var entity = await db.LegalEntities.SingleAsync();
            entity.Update(
                new LegalEntityDetails(entity.Name, entity.Address, entity.TaxId, entity.Bank with { Iban = "DE89370400440532013000" },
                entity.InvoicePrefix, entity.CreditMemoPrefix, null, null, IsDefault: true), Today);
            await db.SaveChangesAsync();
        }

        const string Notice =
            "Our bank details changed on November 23, 2026. The account that ended in 2051 is no longer ours to pay to; the new one ends "
            + "in 3000.";
        Assert.Contains(Notice, (await on.Browser.GetAsync("/Invoices/INV-1/BankTransfer")).Text, StringComparison.Ordinal);
        Assert.Contains(Notice, (await on.Browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);
        on.World.GoTo(Today.AddDays(60));
        await on.SignInAgainAsync();
        Assert.DoesNotContain("bank details changed", (await on.Browser.GetAsync("/Invoices/INV-1/BankTransfer")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_with_the_same_numbers_sees_its_own()
    {
        await using var on = await QuotesPortal.StartAsync(currency: Currency.Eur);
        var theirs = await World.CreateAsync(on.Database, Today, Currency.Eur);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m), on.World.Invoice("INV-2", 50m), on.World.Received("PAY-1", 10m));
        await theirs.WriteAsync(theirs.Invoice("INV-1", 777m));
        await (await on.Browser.GetAsync("/Invoices/BankTransfer?invoice=INV-1&invoice=INV-2")).Form("/Invoices/BankTransfer").SendAsync();
        using var browser = await on.Portal.SignedInAs(theirs.User.Email!);

        Assert.Contains("777", (await browser.GetAsync("/Invoices/INV-1/BankTransfer")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/Remittances/REM-00000001", "/Remittances/REM-00000001/Pdf", "/Payments/PAY-1/Refund",
            "/Invoices/INV-2/Promise", "/Invoices/BankTransfer?invoice=INV-1&invoice=INV-2" })
        {
            (await browser.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }
    }
}
