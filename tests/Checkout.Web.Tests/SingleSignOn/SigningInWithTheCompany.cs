using System.Net;
using Checkout.Data.Seeding;
using Checkout.Data.SignOn;
using Checkout.Domain.Audit;
using Checkout.Domain.SignOn;
using Checkout.Testing.SignOn;
using Checkout.Testing.Web;
using Checkout.Web.Features.SingleSignOn.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.SingleSignOn;

/// <summary>An honest provider of a company, and the vendor's: who gets in, into which account, and with which rights.</summary>
public sealed class SigningInWithTheCompany : IAsyncLifetime
{
    private SignOnStage _stage = null!;
    private PortalClient _browser = null!;

    public async Task InitializeAsync()
    {
        _stage = await SignOnStage.CreateAsync();
        _browser = _stage.Portal.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _stage.DisposeAsync();
    }

    [Fact]
    public async Task Makes_a_member_at_the_first_time_and_knows_them_by_the_providers_name_afterwards()
    {
        Assert.Equal("/Invoices", (await _stage.SignOnAsync(_browser)).Location);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        // The address has changed since, to one that nobody has: they stay who they are.
        _stage.Provider.Claims["email"] = $"married@{SignOnStage.Domain}";
        using var again = _stage.Portal.Anonymous();
        await _stage.SignOnAsync(again);
        Assert.Contains($"new@{SignOnStage.Domain}", (await again.GetAsync("/Profile")).Text, StringComparison.Ordinal);
        Assert.False(await _stage.ExistsAsync($"married@{SignOnStage.Domain}"));
        Assert.Single(await _stage.EntriesAsync(AuditAction.SignOnLinked));
        Assert.Equal(2, (await _stage.EntriesAsync(AuditAction.SignedIn)).Count);
    }

    [Fact]
    public async Task Opens_that_companys_account_and_no_other_of_the_same_person()
    {
        var user = await _stage.PersonAsync($"new@{SignOnStage.Domain}", _stage.World, SignOnStage.Password);
        await using (var db = _stage.Database.Contexts.Unscoped())
        {
            db.Memberships.Add(new Checkout.Domain.Accounts.Membership(_stage.Other.Account.Id, user.Id,
                await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.BillingAdministrator)));
            await db.SaveChangesAsync();
        }

        var link = await _browser.FollowAsync(await _stage.SignOnAsync(_browser));
        var linked = await link.Form("/SignIn/Company/Link").Fill("Password", SignOnStage.Password).SendAsync();
        var leaving = await _browser.GetAsync(linked.Location!);
        var answer = await _browser.GetAsync(_stage.Provider.Back(leaving.Response.Headers.GetValues("Refresh").Single().Split("url=",
            2)[1]));

        Assert.Equal("/Invoices", answer.Location);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        (await _browser.GetAsync($"/?account={_stage.Other.Account.Number}")).Expect(HttpStatusCode.NotFound);
        Assert.DoesNotContain(_stage.Other.Account.Number, (await _browser.GetAsync("/Profile")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applies_the_rules_with_each_sign_in()
    {
        await using (var db = _stage.Database.Contexts.ForAccount(_stage.World.Account.Id))
        {
            db.SignOnRules.AddRange(
                new SignOnRule(_stage.World.Account.Id, "groups", "everybody",
                    await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.StandardUser), null),
                new SignOnRule(_stage.World.Account.Id, "groups", "finance", null, await db.PermissionSets.SingleAsync()));
            await db.SaveChangesAsync();
        }

        _stage.Provider.Claims["groups"] = new[] { "everybody", "finance" };
        await _stage.SignOnAsync(_browser);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        _stage.Provider.Claims["groups"] = new[] { "everybody" };
        using var again = _stage.Portal.Anonymous();
        await _stage.SignOnAsync(again);
        (await again.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
        Assert.Single(await _stage.EntriesAsync(AuditAction.MemberRevoked));
    }

    [Fact]
    public async Task Is_the_only_way_where_the_account_requires_it_but_for_those_who_keep_their_password()
    {
        using var password = await _stage.Portal.SignedInAs(_stage.World.User.Email!);
        (await password.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        await RequireAsync(keeper: false);

        var refused = (await password.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
        Assert.Contains("sign in with your company", refused.Text, StringComparison.Ordinal);
        var leaving = await password.GetAsync(refused.Find("main a.primary").GetAttribute("href")!);
        Assert.Contains(_stage.Provider.Issuer, leaving.Response.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        await _stage.SignOnAsync(_browser);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        await RequireAsync(keeper: true);
        (await password.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Offers_to_end_the_companys_session_too()
    {
        await _stage.SignOnAsync(_browser);
        var page = await _browser.FollowAsync(await (await _browser.GetAsync("/Profile")).Form("/SignOut").SendAsync());

        Assert.StartsWith(_stage.Provider.Issuer + "/end", page.Find("main a.primary").GetAttribute("href"), StringComparison.Ordinal);
        await SignOnStage.IsNobodyAsync(_browser);
    }

    [Fact]
    public async Task Is_set_up_tested_and_turned_on_by_an_administrator()
    {
        await using (var db = _stage.Database.Contexts.ForAccount(_stage.World.Account.Id))
        {
            db.RemoveRange(db.SignOnProviders);
            db.RemoveRange(db.SignOnDomains);
            await db.SaveChangesAsync();
        }

        using var admin = await _stage.Portal.SignedInAs(_stage.World.User.Email!);
        var page = await admin.GetAsync("/Users/SignOn");
        var wrong = (await page.Form("/Users/SignOn").Fill("Issuer", "https://nowhere.example").Fill("ClientId", "x").Fill("Secret", "y")
            .SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("No OpenID Connect provider answers there", wrong.Text, StringComparison.Ordinal);
        page = await page.Form("/Users/SignOn").Fill("Issuer", _stage.Provider.Issuer).Fill("ClientId", TrickyProvider.ClientId)
            .Fill("Secret", TrickyProvider.Secret).SendAndFollowAsync();
        Assert.DoesNotContain(TrickyProvider.Secret, page.Body, StringComparison.Ordinal);

        // Neither without a test nor without a domain.
        Assert.Empty(page.All("form[action='/Users/SignOn/Use']"));
        var manage = _stage.Portal.Services.GetRequiredService<ManageSignOn>();
        Assert.IsType<Checkout.Data.Forms.Outcome.Refused>(
            await manage.UseAsync(_stage.World.Form(), SignOnUse.Optional, CancellationToken.None));
        var test = (await admin.GetAsync(_stage.Provider.Back((await admin.GetAsync("/Users/SignOn/Test")).Location!)))
            .Expect(HttpStatusCode.OK);
        Assert.Contains("person-1", test.Text, StringComparison.Ordinal);
        Assert.False(await _stage.ExistsAsync($"new@{SignOnStage.Domain}"));
        page = await admin.GetAsync("/Users/SignOn");
        Assert.IsType<Checkout.Data.Forms.Outcome.Refused>(
            await manage.UseAsync(_stage.World.Form(), SignOnUse.Optional, CancellationToken.None));

        page = await page.Form("/Users/SignOn/Domains").Fill("Domain", SignOnStage.Domain).SendAndFollowAsync();
        await using var later = _stage.Database.Contexts.ForAccount(_stage.World.Account.Id);
        var domain = await later.SignOnDomains.AsNoTracking().SingleAsync();
        Assert.Contains(domain.RecordText, page.Text, StringComparison.Ordinal);
        var outcome = await manage.ProveDomainAsync(_stage.World.Form(), domain.Id, [domain.RecordText], CancellationToken.None);
        Assert.IsType<Checkout.Data.Forms.Outcome.Done>(outcome);
        page = await (await admin.GetAsync("/Users/SignOn")).Form("/Users/SignOn/Use").SendAndFollowAsync("Optional");
        Assert.Contains("beside passwords", page.Text, StringComparison.Ordinal);

        Assert.Equal("/Invoices", (await _stage.SignOnAsync(_browser)).Location);
    }

    [Fact]
    public async Task Is_nothing_that_others_can_set_up()
    {
        var user = await _stage.PersonAsync($"billing@{SignOnStage.Domain}", _stage.World);
        using var browser = await _stage.Portal.SignedInAs(user.Email!);

        var page = (await browser.GetAsync("/Users/SignOn")).Expect(HttpStatusCode.Forbidden);

        Assert.Contains("You can’t manage users here", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_vendors_product_opens_what_the_door_leads_to_and_the_permission_comes_along()
    {
        _stage.Vendor.Claims["account"] = _stage.World.Account.ExternalId;
        _stage.Vendor.Claims["permissions"] = new[] { "other", "manage-billing" };
        var asked = (await _browser.GetAsync("/buy-more-licenses?sku=SEATS&quantity=3")).Location!;
        Assert.StartsWith("/SignIn/Product?returnUrl=", asked, StringComparison.Ordinal);
        var question = (await _browser.GetAsync(asked)).Location!;
        Assert.Equal("/buy-more-licenses?sku=SEATS&quantity=3", (await _browser.GetAsync(_stage.Vendor.Back(question))).Location);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        // Taken away in the product: gone with the next sign-in, and with it in every session.
        _stage.Vendor.Claims["permissions"] = null;
        using var again = _stage.Portal.Anonymous();
        var second = (await again.GetAsync((await again.GetAsync("/launch")).Location!)).Location!;
        Assert.Equal("/launch", (await again.GetAsync(_stage.Vendor.Back(second))).Location);
        var refused = (await again.GetAsync("/launch")).Expect(HttpStatusCode.Forbidden);
        Assert.Contains(_stage.World.User.Email!, refused.Text, StringComparison.Ordinal);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task From_the_vendors_product_leads_nowhere_without_an_account()
    {
        _stage.Vendor.Claims["account"] = "none of ours";
        var question = (await _browser.GetAsync("/SignIn/Product?returnUrl=%2Flaunch")).Location!;
        (await _browser.GetAsync(_stage.Vendor.Back(question))).Expect(HttpStatusCode.Forbidden);
        await SignOnStage.IsNobodyAsync(_browser);
    }

    private async Task RequireAsync(bool keeper)
    {
        await using var db = _stage.Database.Contexts.ForAccount(_stage.World.Account.Id);
        (await db.Accounts.SingleAsync()).RequireSignOn(true);
        (await db.Memberships.SingleAsync(row => row.UserId == _stage.World.User.Id)).KeepPassword(keeper);
        await db.SaveChangesAsync();
    }
}
