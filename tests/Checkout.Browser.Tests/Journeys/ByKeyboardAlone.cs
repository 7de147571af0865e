using Checkout.Browser.Tests.Showing;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

[Collection(Browsing.Name)]
[Trait("Acceptance", "S15")]
public sealed class ByKeyboardAlone(ShownPortal portal)
{
    /// <summary>Where the focus is, and whether one can see it: an outline, or a shadow drawn as one, that the element lacks without
    /// focus.</summary>
    private const string Focused = """
        () => {
          const e = document.activeElement, style = getComputedStyle(e);
          const outlined = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
          const box = e.getBoundingClientRect();
          const words = (e.labels?.[0]?.textContent || e.getAttribute("aria-label") || e.textContent || "").trim().replace(/\s+/g, " ");
          return { words, tag: e.tagName, visible: (outlined || e.matches("main")) && box.bottom > 0 && box.top < innerHeight && box.width > 0 };
        }
        """;

    [SkippableFact]
    public async Task One_can_sign_in_and_accept_a_quote_and_always_see_where_one_is()
    {
        const string Number = "Q-00002004";
        await using var context = await portal.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/Quotes/{Number}");

        await TypeAsync(page, "Work e-mail", Showroom.Buyer);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("password");
        await TypeAsync(page, "Password", ShownVendor.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(Number);

        await page.Keyboard.PressAsync("Tab");
        Assert.Contains("Skip to the content", await page.EvaluateAsync<string>("() => document.activeElement.textContent"),
            StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "Accept");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAtAsync("**/Acceptance");

        await TypeAsync(page, "Full name", "Tony Stark");
        await TypeAsync(page, "Job title", "Chief executive officer");
        await TabToAsync(page, "I am authorized");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "I agree");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "Accept and order");
        await page.Keyboard.PressAsync("Enter");

        await page.ArriveAtAsync("**/Orders/*/Confirmation");
    }

    [SkippableFact]
    public async Task The_slash_goes_to_the_search_and_escape_closes_a_menu()
    {
        await using var context = await portal.OpenAsync(Showroom.Acme);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/Invoices");

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("[data-search]")).ToBeFocusedAsync();

        await page.Locator(".account-menu summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".account-menu summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" })).ToBeHiddenAsync();
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        await TabToAsync(page, label);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task TabToAsync(IPage page, string words)
    {
        var passed = new List<string>();
        if (await AtAsync(page, words, passed))
        {
            return;
        }

        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await AtAsync(page, words, passed))
            {
                return;
            }
        }

        Assert.Fail($"The tab key never comes to “{words}” on {page.Url}, only to: {string.Join(" | ", passed)}");
    }

    private static async Task<bool> AtAsync(IPage page, string words, List<string> passed)
    {
        var focus = (await page.EvaluateAsync(Focused))!.Value;
        var tag = focus.GetProperty("tag").GetString();
        var name = focus.GetProperty("words").GetString()!;
        Assert.True(tag is "BODY" || focus.GetProperty("visible").GetBoolean(),
            $"One can’t see that the focus is on “{name}” ({tag}) of {page.Url}.");
        passed.Add(name.Length > 30 ? name[..30] : name);
        return tag is not ("BODY" or "MAIN") && name.StartsWith(words, StringComparison.Ordinal);
    }
}
