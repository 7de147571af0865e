using System.Globalization;
using Checkout.Browser.Tests.Pages;
using Checkout.Browser.Tests.Showing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>Somebody who needs licenses today, and comes in by each of the three doors.</summary>
[Collection(Browsing.Name)]
[Trait("Acceptance", "B1")]
public sealed class BuyingFromEachDoor(ShownPortal portal)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leads_to_an_order_whose_first_invoice_is_what_was_shown(bool script)
    {
        await using var context = await portal.OpenAsync(Showroom.SelfServed, script: script);
        var page = await context.NewPageAsync();
        var complaints = new Complaints();
        complaints.Listen(page, $"buying {(script ? "with" : "without")} script");

        // Home is first: with it begins the company's contract.
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add more products" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show all available products" }).First.ClickAsync();
        await OrderAsync(page, "CRM-CORE", "25", script);

        await page.GotoAsync("/Quotes");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Create another quote" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show all available products" }).First.ClickAsync();
        await OrderAsync(page, "CRM-INSIGHT", "7", script);

        await page.GotoAsync("/buy-more-licenses?org=CRM-A-00000023&sku=CRM-CORE&quantity=3");
        await Assertions.Expect(page.Locator("[name='units.CRM-CORE']")).ToHaveValueAsync("3");
        await OrderAsync(page, "CRM-CORE", "4", script);
        complaints.AssertNone();
    }

    private async Task OrderAsync(IPage page, string sku, string units, bool script)
    {
        await page.Locator($"[name='units.{sku}']").FillAsync(units);
        if (!script)
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Update prices" }).ClickAsync();
        }

        // The price explains the quantity that was typed, so the figures are those of it.
        await Assertions.Expect(page.Locator($"li:has([name='units.{sku}']) .explain")).ToContainTextAsync($"{units} users ×");
        var shown = await FigureAsync(page, "#sums .due data");
        await page.Locator("aside").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Review quote" }).ClickAsync();
        await page.ArriveAtAsync("**/Quotes/Q-*");
        Assert.Equal(shown, await FigureAsync(page, ".summary .due data"));

        await page.Locator("main a[href$='/Acceptance']:visible").First.ClickAsync();
        await AcceptanceForm.FillAsync(page);
        await AcceptanceForm.Button(page).ClickAsync();
        await page.ArriveAtAsync("**/Orders/*/Confirmation");
        var slug = new Uri(page.Url).Segments[^2].Trim('/');
        await using var db = portal.Portal.Unscoped();
        var order = await db.Orders.SingleAsync(row => row.Slug == slug);
        Assert.Equal(shown, await db.Invoices.Where(invoice => invoice.OrderId == order.Id).Select(invoice => invoice.TotalAmount)
            .SingleAsync());
    }

    private static async Task<decimal> FigureAsync(IPage page, string selector) =>
        decimal.Parse((await page.Locator(selector).First.GetAttributeAsync("value"))!, CultureInfo.InvariantCulture);
}
