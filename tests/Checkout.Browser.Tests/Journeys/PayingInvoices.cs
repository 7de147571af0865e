using Checkout.Browser.Tests.Pages;
using Checkout.Browser.Tests.Showing;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>A billing admin pays ticked invoices, one of them in part, on the simulated gateway’s page: with script and without.</summary>
[Collection(Browsing.Name)]
[Trait("Acceptance", "P1")]
public sealed class PayingInvoices(ShownPortal portal)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_list_over_a_declined_card_to_the_receipt(bool script)
    {
        await using var context = await portal.OpenAsync(Showroom.Globex, script: script);
        var page = await context.NewPageAsync();
        var complaints = new Complaints();
        complaints.Listen(page, $"paying {(script ? "with" : "without")} script", 422);
        await page.GotoAsync("/Invoices?status=Open");
        var ticks = page.Locator("input[name=pick]");
        await ticks.Nth(0).CheckAsync();
        await ticks.Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Pay selected", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-split] [type=checkbox]:checked")).ToHaveCountAsync(2);
        await page.Locator("#Splits_0__Amount").FillAsync("100");
        await page.Locator("#Splits_1__Amount").FillAsync("25");
        if (!script)
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Recalculate" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Pay £125.00", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Pay £125.00");
        await TypeAsync(page, "4000 0000 0000 0002");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Use another card.");
        await TypeAsync(page, "4242 4242 4242 4242");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Thank you, your payment was received");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("£125.00");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "See the payment" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1 + .status")).ToHaveTextAsync("Succeeded");

        // The refused card answers 422, which a browser writes into its console.
        complaints.AssertNone();
    }

    private static async Task TypeAsync(IPage page, string card)
    {
        await page.GetByLabel("Card number").FillAsync(card);
        await page.GetByLabel("Expires").FillAsync("12/30");
        await page.Locator("main form button.primary").ClickAsync();
    }
}
