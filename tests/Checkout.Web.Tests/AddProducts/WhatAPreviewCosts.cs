using Checkout.Testing.Web;
using Checkout.Web.Tests.Testing;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>What pricing adds to the page of the selection: counted in bytes, which do not depend on the machine's load. `./build bench`
/// measures the processor's time.</summary>
[Collection(nameof(MeasuredAlone)), Trait("Acceptance", "B7")]
public sealed class WhatAPreviewCosts
{
    private const int Visits = 20;

    [Fact]
    public async Task Is_at_most_twice_the_bare_page()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        Assert.Contains("Explain this price",
            await acme.Http.GetStringAsync(new Uri("/AddProducts?all=true&units.CRM-PRO=25", UriKind.Relative)), StringComparison.Ordinal);

        var bare = await AllocatedByAsync(acme, "/AddProducts?all=true");
        var priced = await AllocatedByAsync(acme, "/AddProducts?all=true&units.CRM-PRO=25");

        Assert.InRange(priced, bare / 2, 2 * bare);
    }

    private static async Task<long> AllocatedByAsync(PortalClient browser, string path)
    {
        var address = new Uri(path, UriKind.Relative);
        await browser.Http.GetStringAsync(address);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var visit = 0; visit < Visits; visit++)
        {
            await browser.Http.GetStringAsync(address);
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
