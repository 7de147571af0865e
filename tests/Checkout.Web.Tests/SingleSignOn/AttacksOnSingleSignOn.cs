using System.Net;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Audit;
using Checkout.Testing.SignOn;
using Checkout.Testing.Web;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.SingleSignOn;

/// <summary>Whatever a provider, or somebody between, makes up: nobody is signed in, the page says why, the security log has a line, and
/// so has the activity of the account.</summary>
[Trait("Acceptance", "U5")]
public sealed class AttacksOnSingleSignOn : IAsyncLifetime
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
    public async Task A_token_of_another_issuer()
    {
        _stage.Provider.Claims["iss"] = "https://evil.example";
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Fact]
    public async Task An_answer_that_says_another_issuer()
    {
        var back = _stage.Provider.Back(await SignOnStage.AskAsync(_browser));
        await IsRefusedAsync(await _browser.GetAsync(back.Replace("login.acme", "evil", StringComparison.Ordinal)),
            SignOnRefusal.WrongIssuer);
        Assert.Empty(_stage.Provider.Asked);
    }

    [Fact]
    public async Task An_answer_that_says_no_issuer_where_the_provider_promises_it()
    {
        _stage.Provider.Metadata["authorization_response_iss_parameter_supported"] = true;
        var back = _stage.Provider.Back(await SignOnStage.AskAsync(_browser));
        await IsRefusedAsync(await _browser.GetAsync(back[..back.IndexOf("&iss=", StringComparison.Ordinal)]), SignOnRefusal.WrongIssuer);
    }

    [Fact]
    public async Task A_provider_that_calls_itself_something_else()
    {
        _stage.Provider.Metadata["issuer"] = "https://accounts.big.example";
        var page = await _browser.GetAsync($"/SignIn/Company?email=new@{SignOnStage.Domain}");
        await IsRefusedAsync(page, SignOnRefusal.WrongIssuer);
    }

    [Theory]
    [InlineData("another-client")]
    [InlineData("checkout\u200B")]
    public async Task A_token_for_another_audience(string audience)
    {
        _stage.Provider.Claims["aud"] = audience;
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Fact]
    public async Task A_token_for_several_that_was_made_for_another()
    {
        _stage.Provider.Claims["aud"] = new[] { TrickyProvider.ClientId, "another-client" };
        _stage.Provider.Claims["azp"] = "another-client";
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Theory]
    [InlineData("of another question")]
    [InlineData(null)]
    public async Task A_token_with_another_nonce(string? nonce)
    {
        _stage.Provider.Claims["nonce"] = nonce;
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.WrongNonce);
    }

    [Theory]
    [InlineData("made-up-made-up-made-up-made-up")]
    [InlineData("")]
    public async Task An_answer_with_another_state(string state)
    {
        var back = _stage.Provider.Back(await SignOnStage.AskAsync(_browser));
        var start = back.IndexOf("state=", StringComparison.Ordinal) + "state=".Length;
        var end = back.IndexOf('&', start);
        await IsRefusedAsync(await _browser.GetAsync(back[..start] + state + back[end..]), SignOnRefusal.Expired, isEntered: false);
        Assert.Empty(_stage.Provider.Asked);
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for()
    {
        using var attacker = _stage.Portal.Anonymous();
        var back = _stage.Provider.Back(await SignOnStage.AskAsync(attacker));
        await IsRefusedAsync(await _browser.GetAsync(back), SignOnRefusal.Expired, isEntered: false);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late()
    {
        var back = _stage.Provider.Back(await SignOnStage.AskAsync(_browser));
        _stage.World.Clock.Advance(TimeSpan.FromMinutes(11));
        await IsRefusedAsync(await _browser.GetAsync(back), SignOnRefusal.Expired, isEntered: false);
    }

    [Fact]
    public async Task An_answer_that_was_used_before_also_with_its_cookie()
    {
        var question = await SignOnStage.AskAsync(_browser);
        var kept = _browser.Cookies.GetAllCookies().Where(cookie => cookie.Name.Contains("sign-on", StringComparison.Ordinal)).ToList();
        var back = _stage.Provider.Back(question);
        Assert.Equal("/Invoices", (await _browser.GetAsync(back)).Location);

        using var thief = _stage.Portal.Anonymous();
        kept.ForEach(cookie => thief.Cookies.Add(_stage.Portal.Address, new Cookie(cookie.Name, cookie.Value) { Path = "/" }));
        await IsRefusedAsync(await thief.GetAsync(back), SignOnRefusal.AnsweredBefore, by: thief);
    }

    [Fact]
    public async Task A_code_that_was_redeemed_before()
    {
        using var victim = _stage.Portal.Anonymous();
        var used = _stage.Provider.Back(await SignOnStage.AskAsync(victim));
        await victim.GetAsync(used);

        var mine = _stage.Provider.Back(await SignOnStage.AskAsync(_browser));
        var injected = $"{mine.Split('?')[0]}?code={Code(used)}&state={State(mine)}";
        await IsRefusedAsync(await _browser.GetAsync(injected), SignOnRefusal.CodeRefused);
    }

    [Fact]
    public async Task A_code_that_was_stolen_before_its_owner_redeemed_it()
    {
        using var victim = _stage.Portal.Anonymous();
        var stolen = _stage.Provider.Back(await SignOnStage.AskAsync(victim));
        var mine = _stage.Provider.Back(await SignOnStage.AskAsync(_browser));

        // PKCE: the code belongs to the verifier in the other browser's cookie.
        await IsRefusedAsync(await _browser.GetAsync($"{mine.Split('?')[0]}?code={Code(stolen)}&state={State(mine)}"),
            SignOnRefusal.CodeRefused);
    }

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"NonE","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","kid":"1"}""")]
    public async Task An_unsigned_token(string header)
    {
        _stage.Provider.Sign = (_, payload) => TrickyProvider.Token(header, payload, _ => []);
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_is_signed_with_the_public_key_as_a_secret(bool asText)
    {
        _stage.Provider.Sign = (provider, payload) => TrickyProvider.Token("""{"alg":"HS256","kid":"1"}""", payload,
            data => HMACSHA256.HashData(asText ? Encoding.ASCII.GetBytes(provider.PublicKeyPem) : provider.PublicKeyBytes, data));
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Fact]
    public async Task A_token_that_is_signed_with_the_clients_secret()
    {
        _stage.Provider.Sign = (_, payload) => TrickyProvider.Token("""{"alg":"HS256"}""", payload,
            data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(TrickyProvider.Secret), data));
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Fact]
    public async Task A_token_of_another_customers_provider()
    {
        _stage.Provider.Sign = (_, payload) => _stage.OtherProvider.Honest(payload);
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Fact]
    public async Task A_token_that_was_changed()
    {
        _stage.Provider.Sign = (provider, payload) =>
        {
            var parts = provider.Honest(payload).Split('.');
            var changed = payload.Replace("person-1", "person-2", StringComparison.Ordinal);
            return $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(changed)}.{parts[2]}";
        };
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Theory]
    [InlineData("exp", -180)]
    [InlineData("nbf", 180)]
    [InlineData("exp", null)]
    public async Task A_token_out_of_its_time(string claim, int? seconds)
    {
        _stage.Provider.Claims[claim] = seconds is { } from ? _stage.World.Clock.GetUtcNow().ToUnixTimeSeconds() + from : null;
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.TokenInvalid);
    }

    [Theory]
    [InlineData($"new@{SignOnStage.OtherDomain}")]
    [InlineData("new@nobodys.example")]
    [InlineData($"new@sub.{SignOnStage.Domain}")]
    public async Task An_address_of_a_domain_that_is_not_proven_by_this_account(string email)
    {
        _stage.Provider.Claims["email"] = email;
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.WrongDomain);
        Assert.False(await _stage.ExistsAsync(email));
    }

    [Fact]
    public async Task Another_customers_person_through_ones_own_provider()
    {
        await _stage.PersonAsync($"boss@{SignOnStage.OtherDomain}", _stage.Other, SignOnStage.Password);
        _stage.Provider.Claims["email"] = $"boss@{SignOnStage.OtherDomain}";
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.WrongDomain);
    }

    [Fact]
    public async Task An_address_that_became_somebody_elses()
    {
        await _stage.PersonAsync($"admin@{SignOnStage.Domain}", _stage.World, SignOnStage.Password);
        Assert.Equal("/Invoices", (await _stage.SignOnAsync(_browser)).Location);

        // The same person at the provider, who now says to be the administrator.
        _stage.Provider.Claims["email"] = $"admin@{SignOnStage.Domain}";
        using var again = _stage.Portal.Anonymous();
        await IsRefusedAsync(await _stage.SignOnAsync(again), SignOnRefusal.AddressOfSomebodyElse, by: again);
    }

    [Fact]
    public async Task An_address_that_left_the_company()
    {
        Assert.Equal("/Invoices", (await _stage.SignOnAsync(_browser)).Location);
        _stage.Provider.Claims["email"] = "new@private.example";
        using var again = _stage.Portal.Anonymous();
        await IsRefusedAsync(await _stage.SignOnAsync(again), SignOnRefusal.WrongDomain, by: again);
    }

    [Theory]
    [InlineData(false)]
    [InlineData("false")]
    [InlineData(null)]
    [InlineData("perhaps")]
    public async Task An_address_that_is_not_verified(object? verified)
    {
        _stage.Provider.Claims["email_verified"] = verified;
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.AddressNotVerified);
        Assert.False(await _stage.ExistsAsync($"new@{SignOnStage.Domain}"));
    }

    [Fact]
    public async Task An_address_that_is_said_to_be_unverified_even_where_addresses_are_trusted()
    {
        await _stage.ChangeAsync(provider => provider.Decide(addsMembers: true, trustsAddresses: true, signsOut: false, profile: null));
        _stage.Provider.Claims["email_verified"] = false;
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.AddressNotVerified);
    }

    [Fact]
    public async Task User_info_about_another_person()
    {
        _stage.Provider.Claims["email"] = null;
        _stage.Provider.UserInfo = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["sub"] = "person-2",
            ["email"] = $"admin@{SignOnStage.Domain}",
            ["email_verified"] = true,
        };
        await IsRefusedAsync(await _stage.SignOnAsync(_browser), SignOnRefusal.WrongPerson);
    }

    [Fact]
    public async Task Somebody_who_has_a_password_without_their_consent()
    {
        var user = await _stage.PersonAsync($"new@{SignOnStage.Domain}", _stage.World, SignOnStage.Password);

        var page = await _browser.FollowAsync(await _stage.SignOnAsync(_browser));
        Assert.Equal("Is that you?", page.Title);
        await SignOnStage.IsNobodyAsync(_browser);

        var wrong = (await page.Form("/SignIn/Company/Link").Fill("Password", "not the password").SendAsync())
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("not the password of this sign-in", wrong.Text, StringComparison.Ordinal);
        Assert.Contains(_stage.Refusals, line => line.Contains("SignInFailed", StringComparison.Ordinal));
        await SignOnStage.IsNobodyAsync(_browser);
        await using var db = _stage.Database.Contexts.Unscoped();
        Assert.False(await db.UserLogins.AnyAsync(row => row.UserId == user.Id));

        // The page says nothing to a browser that did not come from the provider.
        using var other = _stage.Portal.Anonymous();
        (await other.GetAsync("/SignIn/Company/Link")).Expect(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Another_customers_person_whose_address_is_of_ones_own_domain_without_their_consent()
    {
        await _stage.PersonAsync($"new@{SignOnStage.Domain}", _stage.Other);

        Assert.Equal("/SignIn/Company/Link", (await _stage.SignOnAsync(_browser)).Location);
        await SignOnStage.IsNobodyAsync(_browser);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_way_out_of_the_portal_afterwards(string returnUrl)
    {
        var answer = await _stage.SignOnAsync(_browser, returnUrl: returnUrl);
        Assert.Equal("/", answer.Location);

        using var product = _stage.Portal.Anonymous();
        _stage.Vendor.Claims["account"] = _stage.World.Account.ExternalId;
        var question = (await product.GetAsync($"/SignIn/Product?returnUrl={Uri.EscapeDataString(returnUrl)}")).Location!;
        Assert.Equal("/", (await product.GetAsync(_stage.Vendor.Back(question))).Location);
    }

    [Fact]
    public async Task Somebody_whose_access_was_turned_off()
    {
        Assert.Equal("/Invoices", (await _stage.SignOnAsync(_browser)).Location);
        await using (var db = _stage.Database.Contexts.Unscoped())
        {
            (await db.Memberships.SingleAsync(row =>
                db.Users.Any(user => user.Id == row.UserId && user.NormalizedEmail == "NEW@ACME.EXAMPLE")))
                .Deactivate();
            await db.SaveChangesAsync();
        }

        using var again = _stage.Portal.Anonymous();
        await IsRefusedAsync(await _stage.SignOnAsync(again), SignOnRefusal.TurnedOff, by: again);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("0.0.0.0")]
    public void An_issuer_in_the_operators_network(string address) => Assert.True(ProviderHttp.IsInner(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2a00:1450:4001::1")]
    public void But_not_one_on_the_internet(string address) => Assert.False(ProviderHttp.IsInner(IPAddress.Parse(address)));

    private async Task IsRefusedAsync(PortalPage page, SignOnRefusal reason, bool isEntered = true, PortalClient? by = null)
    {
        Assert.InRange((int)page.Status, 400, 502);
        Assert.Equal("You are not signed in", page.Title);
        Assert.Contains(SignOnRefusals.Words(reason), page.Text, StringComparison.Ordinal);
        Assert.Contains(_stage.Refusals, line => line.Contains("SignOnRefused", StringComparison.Ordinal)
            && line.Contains(reason.ToString(), StringComparison.Ordinal));
        var entered = await _stage.EntriesAsync(AuditAction.SignOnRefused);
        Assert.Equal(isEntered, entered.Any(entry => entry.Details == SignOnRefusals.Words(reason)));
        await SignOnStage.IsNobodyAsync(by ?? _browser);
    }

    private static string Code(string back) => Value(back, "code");

    private static string State(string back) => Value(back, "state");

    private static string Value(string back, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back.Split('?')[1])[name].ToString();
}
