namespace Checkout.Web.Tests.AddProducts;

/// <summary>One portal with the demo data for the tests of a class that don't get in each other's way.</summary>
public sealed class DemoPortalFixture : IAsyncLifetime
{
    internal DemoPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync() => Portal = await DemoPortal.StartAsync();

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
