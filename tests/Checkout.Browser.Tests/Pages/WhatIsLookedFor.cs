using Checkout.Browser.Tests.Showing;

namespace Checkout.Browser.Tests.Pages;

/// <summary>A page with one of each mistake: looking finds them all.</summary>
[Collection(Browsing.Name)]
public sealed class WhatIsLookedFor(ShownPortal portal)
{
    [SkippableFact]
    public async Task Is_found()
    {
        await using var context = await portal.OpenAsync();
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(360, 800);
        await page.SetContentAsync("""
            <html lang="en"><title>Mistakes</title><main><h1>Mistakes</h1>
              <img src="data:,"><p style="color: #ccc; background: #fff">pale</p>
              <p style="width: 20px; overflow: hidden; white-space: nowrap">too long for its box</p>
              <div style="width: 500px">too wide for the window</div>
              <p>below</p><p style="margin-top: -30px">on top</p>
            </main></html>
            """);

        var barriers = string.Join('\n', await Look.BarriersAsync(page, contrastOnly: false));
        var misfits = string.Join('\n', await Look.MisfitsAsync(page));

        Assert.Contains("image-alt", barriers, StringComparison.Ordinal);
        Assert.Contains("color-contrast", barriers, StringComparison.Ordinal);
        Assert.Contains("color-contrast", Assert.Single(await Look.BarriersAsync(page, contrastOnly: true)), StringComparison.Ordinal);
        Assert.Contains("too long for its box” needs", misfits, StringComparison.Ordinal);
        Assert.Contains("px wide in a window of 360 px", misfits, StringComparison.Ordinal);
        Assert.Contains("“below” and “on top” stand on each other", string.Join('\n', await Look.OverlapsAsync(page)),
            StringComparison.Ordinal);
    }

    /// <summary>A header takes whatever a vendor and a customer are called.</summary>
    [SkippableFact, Trait("Acceptance", "D8")]
    public async Task Is_not_found_where_names_are_long()
    {
        await using var context = await portal.OpenAsync(Showroom.Globex);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("""
            () => {
              const [name, product] = document.querySelectorAll(".site-header .brand-mark :is(b, span)");
              [name.textContent, product.textContent] = ["Papaya Fruit Trading International", "Customer Self-Service Portal"];
              const logo = new Image(120, 40);
              logo.className = "logo";
              document.querySelector(".site-header .brand-mark svg").replaceWith(logo);
              const switcher = document.querySelector(".site-header .switcher");
              (switcher.querySelector("span") ?? switcher).textContent = "A customer with a name that goes on and on, and on";
            }
            """);
        foreach (var width in new[] { 320, 390, 899, 901, 1024, 1280, 1920 })
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Empty(await Look.MisfitsAsync(page));
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => {
                  const boxes = [...document.querySelectorAll(".site-header > *")].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect());
                  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
                    .map((b) => `${Math.round(a.left)}–${Math.round(a.right)} and ${Math.round(b.left)}–${Math.round(b.right)}`));
                }
                """));
        }
    }
}
