using System.Net;
using System.Text.RegularExpressions;
using Checkout.Data.Identity;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Vendor;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Listing;

/// <summary>Members of an account see the same pages, each with what is their own, and none an old one.</summary>
[Trait("Acceptance", "T11")]
public sealed partial class PagesOfTwoMembers : IAsyncLifetime
{
    private static readonly DateOnly Today = TestClock.Today;

    private static readonly string[] Paths = ["/", "/Quotes", "/Contracts", "/Orders", "/Invoices", "/Invoices/INV-1", "/Payments",
        "/CreditMemos", "/Statements?period=this-year"];

    private TestDatabase _database = null!;
    private World _world = null!;
    private Portal _portal = null!;
    private CheckoutUser _colleague = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _world = await World.CreateAsync(_database, Today);
        await _world.PublishAsync(_world.Terms(), _world.Line(5m, 10m));
        await _world.WriteAsync(_world.Invoice("INV-1", 120m, Today.AddDays(-40)), _world.Received("PAY-1", 50m, Today.AddDays(-3)),
            _world.CreditMemo("CM-1", 30m, Today.AddDays(-5)));
        _colleague = new CheckoutUser($"colleague-{_world.Account.Number}@acme.example", "Wilhelmine Öztürk");
        await using (var db = _database.Contexts.Unscoped())
        {
            db.Add(_colleague);
            db.Add(new Membership(_world.Account.Id, _colleague.Id,
                await db.Profiles.SingleAsync(profile => profile.Name == "Billing Administrator")));
            await db.SaveChangesAsync();
        }

        _portal = Portal.Start(_database, _world.Clock);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Are_the_same_for_two_members_but_for_what_is_theirs()
    {
        await using var second = Portal.Start(_database, _world.Clock);
        using var first = await _portal.SignedInAs(_world.User.Email!);
        using var colleague = await _portal.SignedInAs(_colleague.Email!);
        using var elsewhere = await second.SignedInAs(_colleague.Email!);
        foreach (var path in Paths)
        {
            (await first.GetAsync(path)).Expect(HttpStatusCode.OK);
            var theirs = (await colleague.GetAsync(path)).Expect(HttpStatusCode.OK);
            var made = (await elsewhere.GetAsync(path)).Expect(HttpStatusCode.OK);

            Assert.Equal(WithoutToken(made.Body), WithoutToken(theirs.Body));
            Assert.Contains("Wilhelmine Öztürk", theirs.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(_world.User.Email!, theirs.Body, StringComparison.Ordinal);
            Assert.Contains("no-store", made.Response.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
            Assert.Equal(made.Response.Headers.CacheControl, theirs.Response.Headers.CacheControl);
            Assert.Equal(made.Response.Content.Headers.ContentType, theirs.Response.Content.Headers.ContentType);
        }
    }

    [Fact]
    public async Task Carry_a_token_with_which_their_own_forms_can_be_sent()
    {
        using var first = await _portal.SignedInAs(_world.User.Email!);
        using var colleague = await _portal.SignedInAs(_colleague.Email!);
        await first.GetAsync("/Invoices");
        var page = await colleague.GetAsync("/Invoices");

        Assert.Equal(HttpStatusCode.Found, (await page.Form("/SignOut").SendAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/Invoices")).Status);
        Assert.Equal(HttpStatusCode.Found, (await colleague.GetAsync("/Invoices")).Status);
    }

    [Fact]
    public async Task Go_with_the_permission_and_with_the_members_name()
    {
        using var browser = await _portal.SignedInAs(_colleague.Email!);
        await browser.GetAsync("/Invoices");
        await ChangeAsync(async db => (await db.Users.SingleAsync(user => user.Id == _colleague.Id)).DisplayName = "Wilhelmine Meyer");
        Assert.Contains("Wilhelmine Meyer", (await browser.GetAsync("/Invoices")).Text, StringComparison.Ordinal);

        await ChangeAsync(async db => (await db.Memberships.SingleAsync(membership => membership.UserId == _colleague.Id)).Deactivate());

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/Invoices")).Status);
    }

    [Fact]
    public async Task Note_and_show_what_each_has_viewed()
    {
        using var first = await _portal.SignedInAs(_world.User.Email!);
        using var colleague = await _portal.SignedInAs(_colleague.Email!);
        await first.GetAsync("/Invoices/INV-1");
        await colleague.GetAsync("/");
        Assert.DoesNotContain("Recently viewed", (await colleague.GetAsync("/")).Text, StringComparison.Ordinal);

        await colleague.GetAsync("/Invoices/INV-1");

        Assert.Contains("Recently viewed INV-1", (await colleague.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_the_vendors_company_and_its_books()
    {
        using var browser = await _portal.SignedInAs(_world.User.Email!);
        Assert.Contains("Cirrus", (await browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);
        Assert.Contains("Provisional", (await browser.GetAsync("/Statements?from=2026-11-01&until=2026-11-22")).Text,
            StringComparison.Ordinal);
        await ChangeAsync(async db =>
        {
            var vendor = await db.LegalEntities.SingleAsync(entity => entity.Id == _world.Vendor.Id);
            vendor.Update(new LegalEntityDetails("Nimbus", vendor.Address, vendor.TaxId, vendor.Bank, vendor.InvoicePrefix,
                vendor.CreditMemoPrefix, null, null, IsDefault: true), Today);
            (await db.Books.SingleAsync()).CloseThrough(Today.AddDays(-1));
        });

        Assert.Contains("Nimbus", (await browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);
        Assert.Contains("Final", (await browser.GetAsync("/Statements?from=2026-11-01&until=2026-11-22")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_a_notice_once()
    {
        using var browser = await _portal.SignedInAs(_world.User.Email!);
        var before = (await browser.GetAsync("/CreditMemos/CM-1/Applications")).Expect(HttpStatusCode.OK);
        var apply = before.All("main button").Select(button => button.TextContent.Trim())
            .First(text => text.StartsWith("Apply", StringComparison.Ordinal));
        var after = await browser.FollowAsync(await before.Form("/CreditMemos/CM-1/Applications").SendAsync(apply));

        Assert.NotNull(after.Flash);
        Assert.Null((await browser.GetAsync(after.Path)).Flash);
        Assert.Null((await browser.GetAsync("/Invoices/INV-1")).Flash);
    }

    private async Task ChangeAsync(Func<Checkout.Data.CheckoutDbContext, Task> change)
    {
        await using var db = _database.Contexts.Unscoped();
        await change(db);
        await db.SaveChangesAsync();
    }

    private static string WithoutToken(string body) => Token().Replace(body, "");

    [GeneratedRegex("value=\"CfDJ[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
