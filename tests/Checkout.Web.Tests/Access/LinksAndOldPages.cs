using System.Net;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Access;

/// <summary>Another site's link does not choose the account, and a page from before somebody signed in or out ends well.</summary>
[Trait("Acceptance", "D3")]
public sealed class LinksAndOldPages : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private TestDatabase _database = null!;
    private World _here = null!;
    private World _there = null!;
    private Portal _portal = null!;

    private string Email => _here.User.Email!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _here = await World.CreateAsync(_database, TestClock.Today);
        _there = await World.CreateAsync(_database, TestClock.Today);
        await using var db = _database.Contexts.Unscoped();
        db.Memberships.Add(new Membership(_there.Account.Id, _here.User.Id,
            await db.Profiles.SingleAsync(profile => profile.Name == "Billing Administrator")));
        await db.SaveChangesAsync();
        _portal = Portal.Rent(_database, _here.Clock);
        await _portal.SetPasswordAsync(Email, Password);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("/Invoices?account={account}&q=x", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/Invoices?account={account}&q=x", "Referer", "https://evil.example/page")]
    [InlineData("/Invoices?account={account}&q=x", "Sec-Purpose", "prefetch")]
    [InlineData("/Quotes/{quote}", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/Quotes/{quote}", "Sec-Purpose", "prefetch;prerender")]
    [InlineData("/launch", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/buy-more-licenses?org={org}", "Sec-Fetch-Site", "cross-site")]
    public async Task A_link_of_another_site_asks_before_it_switches(string link, string header, string value)
    {
        var quote = await _there.PublishAsync(_there.Terms(), _there.Line(1, 10m));
        using var browser = await _portal.SignedInAs(Email);
        await browser.OpenAsync($"/?account={_here.Account.Number}");
        var path = link.Replace("{account}", _there.Account.Number, StringComparison.Ordinal)
            .Replace("{quote}", quote.Slug, StringComparison.Ordinal)
            .Replace("{org}", _there.Account.ExternalId, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { header, value } } };

        var asked = (await browser.SendAsync(request)).Expect(HttpStatusCode.OK);

        Assert.Equal($"This link leads to the account of {_there.Account.Name}", asked.Title);
        Assert.Contains($"You are in the account of {_here.Account.Name} now", asked.Text, StringComparison.Ordinal);
        await HasSwitchedAsync(0);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/Invoices")).Status);

        var chosen = (await browser.OpenAsync(asked.Find("main ul.links a").GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Contains(_there.Account.Number, chosen.Flash, StringComparison.Ordinal);
        await HasSwitchedAsync(1);
    }

    [Fact]
    public async Task Nobody_switches_by_asking_for_the_head_of_a_page()
    {
        using var browser = await _portal.SignedInAs(Email);
        await browser.OpenAsync($"/?account={_here.Account.Number}");

        using var head = await browser.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/?account={_there.Account.Number}"));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        await HasSwitchedAsync(0);
    }

    [Fact]
    public async Task The_sign_in_page_in_a_second_tab_leads_on_as_well()
    {
        using var browser = _portal.Anonymous();
        var (first, second) = (await browser.OpenAsync("/Quotes?status=active"), await browser.OpenAsync("/Quotes?status=active"));
        Assert.Equal("/Quotes?status=active", (await SignInAsync(first)).Location);

        var led = await browser.FollowAsync(await SignInAsync(second));

        Assert.Equal("/Quotes?status=active", led.Path);
        Assert.Equal("/Invoices", (await browser.GetAsync("/SignIn?returnUrl=%2FInvoices")).Location);
    }

    [Theory, Trait("Acceptance", "U6")]
    [InlineData("/Search?q=Zürich", "/Search?q=Z%C3%BCrich")]
    [InlineData("/Quotes¿'(", "/Quotes%C2%BF'(")]
    [InlineData("/e\uFFFD", "/e%EF%BF%BD")]
    [InlineData("/Quotes/\U0001F4B6", "/Quotes/%F0%9F%92%B6")]
    public async Task A_link_with_letters_beyond_ASCII_leads_there_before_and_after_signing_in(string link, string address)
    {
        using var browser = _portal.Anonymous();
        var signIn = await browser.GetAsync($"/SignIn?returnUrl={Uri.EscapeDataString(link)}");

        var answer = await signIn.Form().Fill("Email", Email).Forge("Password", Password).SendAsync();

        Assert.Equal(address, answer.Location);
        Assert.Equal(address, (await browser.GetAsync($"/SignIn?returnUrl={Uri.EscapeDataString(link)}")).Location);
    }

    [Theory]
    [InlineData("/SignIn?returnUrl=%2FQuotes")]
    [InlineData("/ForgottenPassword")]
    public async Task A_form_before_signing_in_comes_again_where_its_browser_was_closed_in_between(string path)
    {
        using var browser = _portal.Anonymous();
        var page = await browser.GetAsync(path);
        foreach (var cookie in browser.Cookies.GetAllCookies().ToList())
        {
            cookie.Expired = true;
        }

        var answer = await page.Form().Fill("Email", Email).SendAsync();
        var again = (await browser.FollowAsync(answer)).Expect(HttpStatusCode.OK);

        Assert.Equal(path, again.Path);
        Assert.Contains("Please send it again", again.Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_on_a_page_of_whoever_was_signed_in_before_signs_out()
    {
        using var browser = _portal.Anonymous();
        var old = await browser.FollowAsync(await SignInAsync(await browser.OpenAsync("/SignIn")));
        await old.Form("/SignOut").SendAsync();
        await _portal.SetPasswordAsync(_there.User.Email!, Password);
        await SignInAsync(await browser.OpenAsync("/SignIn"), _there.User.Email!);

        var answer = await old.Form("/SignOut").SendAsync();

        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Response.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal("Sign in", (await browser.FollowAsync(answer)).Title);
        Assert.StartsWith("/SignIn", (await browser.GetAsync("/")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_signs_nobody_out()
    {
        using var browser = await _portal.SignedInAs(Email);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/SignOut") { Headers = { { "Origin", "https://evil.example" } } };

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).Status);
        (await browser.GetAsync("/")).Expect(HttpStatusCode.OK);
    }

    private static Task<PortalPage> SignInAsync(PortalPage page, string? email = null, PortalClient? by = null) =>
        page.Form().Fill("Email", email!).Forge("Password", Password).SendAsync(by: by);

    private Task<PortalPage> SignInAsync(PortalPage page) => SignInAsync(page, Email);

    private async Task HasSwitchedAsync(int times)
    {
        await using var db = _database.Contexts.Unscoped();
        Assert.Equal(times, await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.AccountSwitched
            && entry.AccountId == _there.Account.Id));
    }
}
