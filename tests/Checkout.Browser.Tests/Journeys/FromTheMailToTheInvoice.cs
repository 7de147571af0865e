using Checkout.Browser.Tests.Pages;
using Checkout.Browser.Tests.Showing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

[Collection(Browsing.Name)]
[Trait("Acceptance", "S15")]
public sealed class FromTheMailToTheInvoice(ShownPortal portal)
{
    [SkippableTheory]
    [Trait("Acceptance", "S7")]
    [InlineData("Q-00002000", true)]
    [InlineData("Q-00002001", false)]
    public async Task A_link_leads_through_sign_in_to_its_quote_and_accepting_it_to_order_and_invoice(string number, bool script)
    {
        await using var context = await portal.OpenAsync(script: script);
        var page = await context.NewPageAsync();
        var complaints = new Complaints();
        complaints.Listen(page, $"{number} {(script ? "with" : "without")} script");

        await page.GotoAsync($"/Quotes/{number}?account=A-00000021&version=1");
        await page.GetByLabel("Work e-mail").FillAsync(Showroom.Buyer);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(ShownVendor.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(number);
        Assert.Contains($"/Quotes/{number}", page.Url, StringComparison.Ordinal);

        await page.Locator("main a[href$='/Acceptance']:visible").First.ClickAsync();
        await AcceptanceForm.FillAsync(page);
        await AcceptanceForm.Button(page).ClickAsync();

        await page.ArriveAtAsync("**/Orders/*/Confirmation");
        await page.Locator("main a[href*='/Invoices/']:visible").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("INV-");
        await page.Locator("main a[href*='/Orders/']:visible").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("O-");
        await page.Locator($"main a[href*='/Quotes/{number}']:visible").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Purchased");
        complaints.AssertNone();
    }

    [SkippableFact]
    public async Task Two_clicks_on_accept_are_one_order()
    {
        const string Number = "Q-00002002";
        await using var context = await portal.OpenAsync(Showroom.Buyer, script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/Quotes/{Number}/Acceptance");
        await AcceptanceForm.FillAsync(page);

        // Without script nothing but the server stands in the way of the second click.
        await AcceptanceForm.Button(page).DblClickAsync();

        await page.ArriveAtAsync("**/Orders/*/Confirmation");
        await using var db = portal.Portal.Unscoped();
        Assert.Equal(1, await db.Orders.CountAsync(order => order.QuoteNumber == Number));
    }

    [SkippableFact]
    public async Task Whoever_comes_second_with_an_old_page_reads_what_happened_and_finds_the_order()
    {
        const string Number = "Q-00002003";
        await using var context = await portal.OpenAsync(Showroom.Buyer);
        var first = await context.NewPageAsync();
        var second = await context.NewPageAsync();
        await first.GotoAsync($"/Quotes/{Number}/Acceptance");
        await second.GotoAsync($"/Quotes/{Number}/Acceptance");
        await AcceptanceForm.FillAsync(first);
        await AcceptanceForm.FillAsync(second);
        await AcceptanceForm.Button(first).ClickAsync();
        await first.ArriveAtAsync("**/Orders/*/Confirmation");

        await AcceptanceForm.Button(second).ClickAsync();

        await Assertions.Expect(second.Locator("main")).ToContainTextAsync("Tony Stark");
        await second.Locator("main a[href*='/Orders/']").First.ClickAsync();
        await Assertions.Expect(second.Locator("h1")).ToContainTextAsync("O-");
    }
}
