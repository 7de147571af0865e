using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Access;

/// <summary>No cookie of the portal can be read by scripts, travels unencrypted, or comes along from other sites' forms.</summary>
[Trait("Acceptance", "S16")]
public sealed class Cookies(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Every_cookie_is_secure_http_only_and_same_site()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Start(database, world.Clock);
        await portal.SetPasswordAsync(world.User.Email!, "correct horse battery");
        using var browser = portal.Anonymous();

        var form = await browser.GetAsync("/SignIn");
        var signedIn = await form.SignInAsync(world.User.Email!, "correct horse battery");
        var home = await browser.FollowAsync(signedIn);
        var signedOut = await home.Form("/SignOut").SendAsync();

        var set = new[] { form, signedIn, home,
            signedOut }.SelectMany(page => page.Response.Headers.TryGetValues("Set-Cookie", out var values) ? values : []).ToList();
        Assert.Equal(
            ["__Host-checkout.account", "__Host-checkout.antiforgery", "__Host-checkout.device",
                "__Host-checkout.notice", "__Host-checkout.session"],
            set.Select(cookie => cookie.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(set, cookie =>
        {
            Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie.Replace("strict", "lax", StringComparison.OrdinalIgnoreCase),
                StringComparison.OrdinalIgnoreCase);
        });
    }
}
