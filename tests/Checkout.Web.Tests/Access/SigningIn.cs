using System.Net;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Access;

public sealed class SigningIn : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private TestDatabase _database = null!;
    private World _world = null!;
    private Portal _portal = null!;

    private string Email => _world.User.Email!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _world = await World.CreateAsync(_database, TestClock.Today);
        _portal = Portal.Rent(_database, _world.Clock);
        await _portal.SetPasswordAsync(Email, Password);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Leads_to_exactly_the_page_that_was_asked_for()
    {
        using var browser = _portal.Anonymous();

        var signIn = await browser.OpenAsync("/Quotes/Q-00001042?version=2&x=a%2Fb");
        Assert.Equal("Sign in", signIn.Title);
        Assert.Contains("to open quote Q-00001042", signIn.Text, StringComparison.Ordinal);

        var answer = await signIn.SignInAsync(Email, Password);
        Assert.Equal("/Quotes/Q-00001042?version=2&x=a%2Fb", answer.Location);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Never_leads_away_from_the_portal(string returnUrl)
    {
        using var browser = _portal.Anonymous();
        var signIn = await browser.GetAsync($"/SignIn?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var answer = await signIn.Form().Forge("ReturnUrl", returnUrl).Forge("Password", Password).Fill("Email", Email).SendAsync();

        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task Says_the_same_to_a_wrong_password_an_unknown_address_and_a_locked_sign_in()
    {
        using var browser = _portal.Anonymous();
        var unknown = await TryAsync(browser, "nobody@acme.example", "wrong password");
        var wrong = await TryAsync(browser, Email, "wrong password");
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(browser, Email, "wrong password");
        }

        var locked = await TryAsync(browser, Email, Password);

        Assert.Single(wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.Equal(wrong.Errors, locked.Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal(Email, wrong.Form().Value("Email"));
    }

    [Fact]
    public async Task Asks_for_what_is_missing_beside_its_field()
    {
        using var browser = _portal.Anonymous();

        var withoutAddress = await TryAsync(browser, "", "");
        var withoutPassword = await TryAsync(browser, Email, "");

        Assert.Equal(["Enter your work e-mail address."], withoutAddress.Errors);
        Assert.Equal(["Enter your password."], withoutPassword.Errors);
        Assert.Equal(Email, withoutPassword.Form().Value("Email"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = _portal.Anonymous();
        var signedIn = await (await browser.GetAsync("/SignIn")).SignInAndFollowAsync(Email, Password);

        var signedOut = await signedIn.Form("/SignOut").SendAndFollowAsync();

        Assert.Equal("Sign in", signedOut.Title);
        Assert.Equal("/SignIn?returnUrl=%2FContact", (await browser.GetAsync("/Contact")).Location);
    }

    [Fact]
    public async Task A_form_that_comes_after_its_session_has_ended_leads_back_to_its_page()
    {
        using var browser = await _portal.SignedInAs(Email);
        var form = (await browser.GetAsync("/Contact?topic=Quote")).Form("/Contact").Fill("Message", "Hello");
        ForgetSession(browser);

        var signIn = await form.SendAndFollowAsync();
        var back = await signIn.SignInAsync(Email, Password);

        Assert.Contains("nothing was saved", signIn.Text, StringComparison.Ordinal);
        Assert.Equal("/Contact?topic=Quote", back.Location);
    }

    private void ForgetSession(PortalClient browser)
    {
        foreach (var cookie in browser.Cookies.GetAllCookies().Where(cookie => cookie.Name == _portal.CookieName("checkout.session")))
        {
            cookie.Expired = true;
        }
    }

    private static async Task<PortalPage> TryAsync(PortalClient browser, string email, string password) =>
        await (await browser.GetAsync("/SignIn")).SignInAsync(email, password);

    [Fact]
    public async Task Is_refused_for_a_while_after_too_many_tries_from_one_address_with_the_right_password_too()
    {
        await using var portal = Portal.Start(_database, _world.Clock,
            new PortalSettings
            {
                Configuration = new Dictionary<string, string>(
            StringComparer.Ordinal)
                { ["Limits:SignInsPerMinute"] = "2" }
            });
        using var browser = portal.Anonymous();
        var signIn = await browser.OpenAsync("/SignIn");
        (await signIn.SignInAsync(Email, "wrong")).Expect(HttpStatusCode.UnprocessableEntity);
        (await (await browser.GetAsync("/ForgottenPassword")).Form().Fill("Email", Email).SendAsync()).Expect(HttpStatusCode.Found);

        var refused = (await signIn.SignInAsync(Email, Password))
            .Expect(HttpStatusCode.TooManyRequests);

        Assert.Contains("Too many tries", refused.Title, StringComparison.Ordinal);
        (await browser.GetAsync("/SignIn")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_a_new_password_ends_every_older_session()
    {
        using var browser = await _portal.SignedInAs(Email);
        (await browser.GetAsync("/")).Expect(HttpStatusCode.OK);

        await using (var db = _database.Contexts.Unscoped())
        {
            (await db.Users.SingleAsync(user => user.Id == _world.User.Id)).SecurityStamp = "renewed";
            await db.SaveChangesAsync();
        }

        Assert.Equal("/SignIn?returnUrl=%2F", (await browser.GetAsync("/")).Location);
    }
}
