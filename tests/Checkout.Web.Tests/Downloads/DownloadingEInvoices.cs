using System.Net;
using System.Xml.Linq;
using Checkout.Testing.Databases;

namespace Checkout.Web.Tests.Downloads;

/// <summary>The e-invoice stands beside the PDF, or the page says why it doesn't.</summary>
[Trait("Acceptance", "T6")]
public sealed class DownloadingEInvoices
{
    [SkippableTheory, EveryEngineInSoak]
    [Trait("Acceptance", "T9")]
    public async Task Two_accounts_with_the_same_numbers_each_get_their_own(Engine engine)
    {
        await using var twins = await TwinAccounts.StartAsync(engine);
        foreach (var (name, other) in ((string, string)[])[(TwinAccounts.Ours, TwinAccounts.Theirs),
            (TwinAccounts.Theirs, TwinAccounts.Ours)])
        {
            using var browser = await twins.SignedInAsync(name);
            foreach (var tab in (string[])["Invoices", "CreditMemos"])
            {
                var page = (await browser.GetAsync($"/{tab}/SAME-1")).Expect(HttpStatusCode.OK);
                var link = page.Find(".actions a[href$='/Ubl']").GetAttribute("href")!;

                var file = (await browser.GetAsync(link)).Expect(HttpStatusCode.OK);

                Assert.Equal("application/xml", file.Response.Content.Headers.ContentType!.MediaType);
                Assert.Equal($"{(tab == "Invoices" ? "invoice" : "credit-memo")}-SAME-1.xml",
                    file.Response.Content.Headers.ContentDisposition!.FileName);
                Assert.Equal(tab == "Invoices" ? "Invoice" : "CreditNote",
                    XDocument.Load(new MemoryStream(file.Bytes)).Root!.Name.LocalName);
                Assert.Contains(name, file.Body, StringComparison.Ordinal);
                Assert.DoesNotContain(other, file.Body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_currency_with_three_decimals_is_refused_in_those_words()
    {
        await using var twins = await TwinAccounts.StartAsync(Engine.Sqlite, currency: "KWD");
        using var browser = await twins.SignedInAsync(TwinAccounts.Ours);

        var page = await browser.GetAsync("/Invoices/SAME-1");
        var refused = (await browser.GetAsync("/Invoices/SAME-1/Ubl")).Expect(HttpStatusCode.Conflict);

        Assert.Empty(page.All("a[href$='/Ubl']"));
        Assert.Contains("A currency with three decimals can’t be exported as EN 16931.", page.Text, StringComparison.Ordinal);
        Assert.Contains("A currency with three decimals can’t be exported as EN 16931.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_and_whom_to_ask_stands_on_the_page_and_in_the_refusal()
    {
        await using var twins = await TwinAccounts.StartAsync(Engine.Sqlite, account: "");
        using var browser = await twins.SignedInAsync(TwinAccounts.Ours);

        var page = await browser.GetAsync("/CreditMemos/SAME-1");
        var refused = (await browser.GetAsync("/CreditMemos/SAME-1/Ubl")).Expect(HttpStatusCode.Conflict);

        foreach (var text in (string[])[page.Text, refused.Text])
        {
            Assert.Contains("(BT-49). Tell our billing department", text, StringComparison.Ordinal);
            Assert.Contains("(BT-10, BT-13)", text, StringComparison.Ordinal);
        }

        (await browser.GetAsync("/CreditMemos/SAME-9/Ubl")).Expect(HttpStatusCode.NotFound);
    }
}
