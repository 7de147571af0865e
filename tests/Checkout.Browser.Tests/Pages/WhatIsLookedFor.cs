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
            </main></html>
            """);

        var barriers = string.Join('\n', await Look.BarriersAsync(page, contrastOnly: false));
        var misfits = string.Join('\n', await Look.MisfitsAsync(page));

        Assert.Contains("image-alt", barriers, StringComparison.Ordinal);
        Assert.Contains("color-contrast", barriers, StringComparison.Ordinal);
        Assert.Contains("color-contrast", Assert.Single(await Look.BarriersAsync(page, contrastOnly: true)), StringComparison.Ordinal);
        Assert.Contains("too long for its box” needs", misfits, StringComparison.Ordinal);
        Assert.Contains("px wide in a window of 360 px", misfits, StringComparison.Ordinal);
    }
}
