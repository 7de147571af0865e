using Checkout.Browser.Tests.Pages;
using Checkout.Browser.Tests.Showing;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>What a billing admin does about an invoice besides paying it: using a credit, and disputing. Each is taken back, so that the
/// showroom stays as it is.</summary>
[Collection(Browsing.Name)]
[Trait("Acceptance", "T10")]
public sealed class CreditsAndDisputes(ShownPortal portal)
{
    private const string Credit = "/CreditMemos/CM-00000001";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_credit_is_split_applied_and_undone(bool script)
    {
        await using var context = await portal.OpenAsync(Showroom.Acme, script: script);
        var page = await context.NewPageAsync();
        var complaints = new Complaints();
        complaints.Listen(page, $"applying {(script ? "with" : "without")} script");
        await page.GotoAsync(Credit);
        await page.Locator($"main a[href='{Credit}/Applications']").ClickAsync();
        await page.Locator("#Splits_0__Amount").FillAsync("100");
        if (!script)
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Recalculate" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Apply $100.00", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("$100.00 of CM-00000001 now settles");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Undo $100.00" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Undo $100.00 applied");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo $100.00" }).ClickAsync();
        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("was undone");
        complaints.AssertNone();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_invoice_is_disputed_and_the_dispute_withdrawn(bool script)
    {
        await using var context = await portal.OpenAsync(Showroom.Acme, script: script);
        var page = await context.NewPageAsync();
        var complaints = new Complaints();
        complaints.Listen(page, $"disputing {(script ? "with" : "without")} script");
        await page.GotoAsync("/Invoices/INV-00000031");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Dispute", Exact = true }).ClickAsync();
        await page.GetByLabel("What is wrong?").SelectOptionAsync("WrongQuantity");
        await page.GetByLabel("In your words").FillAsync("We have fewer users.");
        await page.Locator("input[name=Lines]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dispute the invoice" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1 + .status")).ToHaveTextAsync("Disputed");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Withdraw the dispute" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Withdraw the dispute" }).ClickAsync();
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("withdrew the dispute");
        complaints.AssertNone();
    }
}
