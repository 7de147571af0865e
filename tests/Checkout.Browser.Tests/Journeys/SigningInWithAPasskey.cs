using Checkout.Browser.Tests.Showing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>With a device that the browser pretends to have: a passkey is added, signs in by itself and by the button, confirms, and is
/// removed.</summary>
[Collection(Browsing.Name)]
[Trait("Acceptance", "U3")]
public sealed class SigningInWithAPasskey(ShownPortal portal)
{
    [SkippableFact]
    public async Task Works_without_a_password_and_counts_as_both_factors()
    {
        await AskSecondFactorAsync(from: null);
        await using var context = await portal.OpenAsync(Showroom.Nakatomi, mayEnd: true);
        var page = await context.NewPageAsync();
        await AddDeviceAsync(page);
        await page.GotoAsync("/Profile/Passkeys/Add");
        await page.Locator("main [name=Name]").FillAsync("Work laptop");
        await Button(page, "Add a passkey").ClickAsync();
        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("“Work laptop” is added");
        await Assertions.Expect(page.Locator("section[aria-labelledby=passkeys]")).ToContainTextAsync("Not yet");

        // The field for the address offers it as soon as the page is there; the device says yes at once.
        await SignOutAsync(page);
        await page.GotoAsync("/SignIn?returnUrl=%2FInvoices");
        await page.ArriveAtAsync("**/Invoices");

        // By the button, in a browser that offers nothing by itself.
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        await SignOutAsync(page);
        await page.GotoAsync("/SignIn?returnUrl=%2FQuotes");
        await Button(page, "Use a passkey").ClickAsync();
        await page.ArriveAtAsync("**/Quotes");

        // An account that asks for a second factor is content with it.
        await AskSecondFactorAsync(portal.Clock.GetUtcNow());
        await page.GotoAsync("/Invoices");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Invoices");
        await AskSecondFactorAsync(from: null);

        await page.GotoAsync("/Profile");
        await Assertions.Expect(page.Locator("section[aria-labelledby=passkeys]")).Not.ToContainTextAsync("Not yet");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Work laptop" }).ClickAsync();
        await page.Locator("main [name=Name]").FillAsync("Old laptop");
        await Button(page, "Save the name").ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=passkeys]")).ToContainTextAsync("Old laptop");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Old laptop" }).ClickAsync();
        await Button(page, "Remove this passkey").ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=passkeys]")).ToContainTextAsync("None yet");

        // The device still has it; the portal knows it no longer.
        await SignOutAsync(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Sign in");
        await Button(page, "Use a passkey").ClickAsync();
        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("isn’t known here");
    }

    [SkippableFact]
    public async Task Says_why_it_does_not_do_without_a_script()
    {
        await using var context = await portal.OpenAsync(script: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/SignIn");

        await Button(page, "Use a passkey").ClickAsync();

        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("Passkeys need JavaScript");
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    private static async Task AddDeviceAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".account-menu summary").ClickAsync();
        await Button(page, "Sign out").ClickAsync();
    }

    private async Task AskSecondFactorAsync(DateTimeOffset? from)
    {
        await using var db = portal.Portal.Unscoped();
        var user = await db.Users.SingleAsync(row => row.Email == Showroom.Nakatomi);
        foreach (var account in await db.Accounts.Where(account => db.Memberships.Any(row => row.UserId == user.Id
            && row.AccountId == account.Id)).ToListAsync())
        {
            account.AskSecondFactor(from);
        }

        await db.SaveChangesAsync();
    }
}
