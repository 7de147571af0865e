using System.Net;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>What can't be bought is explained on the page, and refused where it is posted all the same. Nothing is written.</summary>
[Trait("Acceptance", "B3")]
public sealed class RefusedSelections(DemoPortalFixture demo) : IClassFixture<DemoPortalFixture>
{
    [Theory]
    [InlineData(DemoPortal.Globex, "contract=C-00000102&units.ANALYTICS=5", "Analytics could belong to any of them")]
    [InlineData(DemoPortal.Globex, "contract=C-00000103&units.CRM-ENT=5", "under contract C-00000102. Choose that contract")]
    [InlineData(DemoPortal.Globex, "contract=C-00000105&units.ANALYTICS=5",
        "Contract C-00000105 ended on 22 July 2024. Nothing can be added to it.")]
    [InlineData(DemoPortal.Globex, "contract=C-00000106&units.SANDBOX=1",
        "Contract C-00000106 was terminated on 22 March 2026. Nothing can be added to it.")]
    [InlineData(DemoPortal.Nakatomi, "contract=C-00000104&units.MIGRATION=1",
        "There is no price for Data migration and review under your contract.")]
    [InlineData(DemoPortal.Initech, "units.CONNECT-EU=1", "There is no product CONNECT-EU.")]
    [InlineData(DemoPortal.Initech, "units.SHIELD=1", "needs Cirrus CRM Enterprise.")]
    [InlineData(DemoPortal.Initech, "units.CRM-CLASSIC=1", "Cirrus CRM Classic is no longer sold.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-CLASSIC=1", "Cirrus CRM Classic is no longer sold.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.AGENT=1", "Cirrus Agent is on sale from January 23, 2027 on.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.SHIELD=1", "needs Cirrus CRM Enterprise.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.SHIELD=5&units.CRM-ENT=5&units.SANDBOX=1", "can’t be combined with")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-ENT=4", "At least 5 are needed; with this you would have 4.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.SANDBOX=4", "At most 3 are possible; with this you would have 4.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.STORAGE=15", "Enter a multiple of 10.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-PRO=0", "Enter a quantity above zero")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-PRO=-1", "Enter a quantity above zero")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-PRO=1000000000", "At most 1,000,000")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-PRO=2.5", "Enter a whole number.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-PRO=1.000", "Enter a number, such as 25.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&units.CRM-PRO=many", "Enter a number, such as 25.")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&start=2026-11-22&units.CRM-PRO=5", "A start in the past")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&start=2027-01-23&units.CRM-PRO=5", "ends on January 22, 2027")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101&start=soon&units.CRM-PRO=5", "Enter the start as a date")]
    [InlineData(DemoPortal.Acme, "contract=C-00000101", "Enter how many you need of at least one product.")]
    public async Task Are_explained_on_the_page_and_refused_when_posted(string email, string selection, string explanation)
    {
        using var browser = await demo.Portal.SignInAsync(email);
        var before = await demo.Portal.WrittenAsync();

        var page = (await browser.GetAsync("/AddProducts?" + selection)).Expect(HttpStatusCode.OK);
        var posted = await PostAsync(browser, page, selection);

        posted.Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(explanation, posted.Find(".error-summary").TextContent, StringComparison.Ordinal);
        if (selection.Contains("units.", StringComparison.Ordinal) && !selection.Contains("EU", StringComparison.Ordinal))
        {
            Assert.Contains(explanation, string.Concat(page.All(".error").Select(error => error.TextContent)), StringComparison.Ordinal);
        }

        Assert.Equal(before, await demo.Portal.WrittenAsync());
    }

    [Fact]
    public async Task Several_contracts_lead_to_the_account_executive_and_leave_what_is_owned_possible()
    {
        using var globex = await demo.Portal.SignInAsync(DemoPortal.Globex);

        var page = await globex.GetAsync("/AddProducts?contract=C-00000103&all=true&units.STORAGE=10");

        Assert.Contains("To add new products, contact Łukasz Żółkiewski", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".notice a[href='mailto:lukasz.zolkiewski@cirrus.example']"));
        Assert.Contains("+49 30 5550 1380", page.Find(".notice").TextContent, StringComparison.Ordinal);
        var contact = await globex.GetAsync(page.Find(".notice a.button").GetAttribute("href")!);
        Assert.Contains("add a product that we do not have yet", contact.Form("/Contact").Value("Message"), StringComparison.Ordinal);

        // 10 GB × €0.22 for five months, more storage under the contract that holds it; a new product has no field at all.
        Assert.Contains("11,00", page.Find("#sums").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All("[name='units.ANALYTICS']"));
        var quote = (await page.Form("/AddProducts").SendAndFollowAsync("Review quote")).Expect(HttpStatusCode.OK);
        Assert.Contains("C-00000103", quote.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_that_is_none_of_the_accounts_does_not_exist()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        var page = await acme.GetAsync("/AddProducts");

        (await acme.GetAsync("/AddProducts?contract=C-00000102")).Expect(HttpStatusCode.NotFound);
        (await PostAsync(acme, page, "contract=C-00000102&units.STORAGE=10")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_first_contract_is_refused_where_there_is_one()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        var page = await acme.GetAsync("/AddProducts");
        var quotes = await demo.Portal.WrittenAsync();

        // Without a contract the selection is for the one that there is.
        var saved = await acme.FollowAsync(await PostAsync(acme, page, "units.CRM-PRO=5"));

        Assert.Contains("C-00000101", saved.Text, StringComparison.Ordinal);
        Assert.Equal(quotes.Quotes + 1, (await demo.Portal.WrittenAsync()).Quotes);
    }

    /// <summary>What a tampered form would carry: the page's own token and address, other fields.</summary>
    private static Task<PortalPage> PostAsync(PortalClient browser, PortalPage page, string selection)
    {
        var button = page.Find("aside button[formmethod=post]");
        var fields = selection.Split('&').Select(field => field.Split('=')).Select(field => KeyValuePair.Create(field[0], field[1]))
            .Append(KeyValuePair.Create(button.GetAttribute("name")!, button.GetAttribute("value")!));
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post,
            button.GetAttribute("formaction"))
        { Content = new FormUrlEncodedContent(fields) });
    }
}
