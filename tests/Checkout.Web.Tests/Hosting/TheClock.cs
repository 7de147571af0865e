using Checkout.Web.Settings;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Hosting;

/// <summary>What tests exchange in portals that they start, nothing in the environment exchanges: <c>./build clock</c> runs this with
/// CHECKOUT_TEST_NOW set.</summary>
public sealed class TheClock
{
    [Fact]
    public async Task Of_a_portal_is_the_machines()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddPortalOptions();
        await using var services = builder.Services.BuildServiceProvider();

#pragma warning disable RS0030 // This test proves that the clock is wired.
        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
#pragma warning restore RS0030
    }
}
