using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>The form that turns a quote into an order, as a person fills it in.</summary>
internal static class AcceptanceForm
{
    public static ILocator Button(IPage page) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Accept and order" });

    public static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("Full name").FillAsync("Tony Stark");
        await page.GetByLabel("Job title").FillAsync("Chief executive officer");
        await page.GetByLabel("I am authorized to enter into contracts").CheckAsync();
        await page.GetByLabel("Purchase order number").FillAsync("PO-778");
        await page.GetByLabel("I agree to the").CheckAsync();
    }
}
