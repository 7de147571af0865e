using Checkout.Browser.Tests.Pages;
using Checkout.Browser.Tests.Showing;
using Checkout.Testing;
using Checkout.Testing.Browsing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.VendorOrg;
using Checkout.Web.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>The vendor's product and a portal that trusts its sign-in, each on a port of its own.</summary>
public sealed class ProductAndPortal : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _product;
    private Portal? _portal;

    public VendorWorld Org { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        // The portal's own address is known once it listens.
        Org = new VendorWorld { Address = new Uri($"http://localhost:{Loopback.FreePort()}/"), Portal = new Uri("https://localhost/") };
        var clock = new FakeTimeProvider(TestDatabase.DemoImportedAt);
        _product = VendorOrgApp.Create(Org, clock);
        await _product.StartAsync();
        using (var first = new HttpClient())
        {
            // Makes its keys with the first question, which takes a while and is no part of the journey.
            await first.GetAsync(new Uri(Org.Address, ".well-known/jwks"));
        }

        _database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        _portal = Portal.Start(_database, clock, new PortalSettings
        {
            Kestrel = true,
            Environment = "Development",
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["VendorSignOn:Issuer"] = Org.Address.AbsoluteUri,
                ["VendorSignOn:ClientId"] = VendorWorld.ClientId,
                ["VendorSignOn:ClientSecret"] = VendorWorld.ClientSecret,
            },
        });
        Org.Portal = _portal.Address;
        using (var first = _portal.Anonymous())
        {
            await first.GetAsync("/SignIn");
        }

        _portal.Services.GetRequiredService<IOptions<MailOptions>>().Value.PublicUrl = _portal.Address.AbsoluteUri;
    }

    public async Task DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        if (_product is not null)
        {
            await _product.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}

/// <summary>Somebody works in the vendor's product, signs in there once, and opens the portal by each of its doors.</summary>
[Collection(Browsing.Name)]
[Trait("Acceptance", "U4")]
public sealed class FromTheVendorsProduct(ShownPortal shown, ProductAndPortal both) : IClassFixture<ProductAndPortal>
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_sign_in_opens_the_newest_quote_and_a_filled_selection(bool script)
    {
        await using var context = await shown.OpenAsync(script: script);
        var page = await SignInAsync(context, "Zoë Brandström");

        await ClickAsync(page, "Checkout");
        await page.ArriveAtAsync($"{both.Org.Portal}Quotes/Q-*");

        await page.GotoAsync(both.Org.Address + "setup/company");
        await Assertions.Expect(page.GetByText("57 of 60 licenses used")).ToBeVisibleAsync();
        await ClickAsync(page, "Buy More Licenses of Cirrus CRM Professional");
        await page.ArriveAtAsync($"{both.Org.Portal}AddProducts?*");
        await Assertions.Expect(page.Locator("[name='units.CRM-PRO']")).ToHaveValueAsync("5");
    }

    [SkippableFact]
    public async Task The_second_door_needs_no_sign_in_either_and_makes_a_member_of_a_newcomer()
    {
        await using var context = await shown.OpenAsync();
        var page = await SignInAsync(context, "Nora Newcomer");

        await page.GotoAsync(both.Org.Address + "setup/company");
        await ClickAsync(page, "Buy More Licenses of Cirrus Analytics");
        await page.ArriveAtAsync($"{both.Org.Portal}AddProducts?*");
        await Assertions.Expect(page.Locator("[name='units.ANALYTICS']")).ToHaveValueAsync("5");
    }

    [SkippableFact]
    public async Task Whoever_has_no_permission_sees_whom_to_ask()
    {
        await using var context = await shown.OpenAsync();
        var page = await SignInAsync(context, "Ulla Berg");

        await ClickAsync(page, "Checkout");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }))
            .ToContainTextAsync("can’t open billing for Acme Corporation");
        await Assertions.Expect(page.Locator("a[href='mailto:admin@acme.example']")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(both.Org.Address.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Sign in as {name}" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(name);
        return page;
    }

    private static Task ClickAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();
}
