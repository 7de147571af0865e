using System.Net;
using System.Security.Claims;
using System.Xml.Linq;
using Checkout.Data.Identity;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Hosting;

/// <summary>
/// Whoever has a copy of the database opens no account with it: what makes sessions and mailed links is wrapped there by a key that is
/// elsewhere, and whatever lies there in the clear, from an earlier version or from a forger, is no key.
/// </summary>
[Trait("Acceptance", "D3")]
public sealed class TheSignInKeys : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private World _world = null!;
    private UserSession _session = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _world = await World.CreateAsync(_database, TestClock.Today);
        await using var db = _database.Contexts.Unscoped();
        _session = new UserSession(_world.User.Id, _world.User.SecurityStamp!, SignInMethod.Password, address: null, "Test",
            _world.Clock.GetUtcNow());
        db.UserSessions.Add(_session);
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Lie_in_the_database_wrapped_and_serve_every_process()
    {
        await using var first = Portal.Start(_database, _world.Clock);
        using var browser = await first.SignedInAs(_world.User.Email!);
        (await browser.GetAsync("/Profile")).Expect(HttpStatusCode.OK);
        await using var second = Portal.Start(_database, _world.Clock);
        (await second.BrowserWith(browser.Cookies).GetAsync("/Profile")).Expect(HttpStatusCode.OK);

        var keys = await KeysAsync();
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("<wrappedKey", key, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal);
        });

        // As whoever has the copy would do it: with the framework and these rows.
        Assert.ThrowsAny<Exception>(() => Forge(new Copied(keys), encrypt: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_the_clear_are_none_and_are_taken_out(bool disguised)
    {
        // A key that its forger knows, as earlier versions stored theirs, or named so that the framework itself would read it.
        var known = new Copied([]);
        var cookie = Forge(known, disguised);
        await using (var db = _database.Contexts.Unscoped())
        {
            db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "key-forged", Xml = known.Stored.Single().ToString() });
            await db.SaveChangesAsync();
        }

        await using var portal = Portal.Start(_database, _world.Clock);
        using var browser = portal.Anonymous();
        browser.Cookies.Add(portal.Address, new Cookie(portal.CookieName("checkout.session"), cookie) { Path = "/" });

        Assert.Equal("/SignIn?returnUrl=%2FProfile", (await browser.GetAsync("/Profile")).Location);
        Assert.All(await KeysAsync(), key => Assert.Contains("<wrappedKey", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_none_when_they_are_written_while_the_portal_runs()
    {
        var known = new Copied([]);
        var cookie = Forge(known, encrypt: false);
        await using var portal = Portal.Start(_database, _world.Clock);
        await using (var db = _database.Contexts.Unscoped())
        {
            db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "key-forged", Xml = known.Stored.Single().ToString() });
            await db.SaveChangesAsync();
        }

        using var browser = portal.Anonymous();
        browser.Cookies.Add(portal.Address, new Cookie(portal.CookieName("checkout.session"), cookie) { Path = "/" });

        Assert.Equal("/SignIn?returnUrl=%2FProfile", (await browser.GetAsync("/Profile")).Location);
    }

    /// <summary>A session that lasts ten years, made with somebody's own keys.</summary>
    private string Forge(Copied keys, bool encrypt)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Checkout");
        services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = keys;
            options.XmlEncryptor = encrypt ? new NullXmlEncryptor() : null;
            options.AutoGenerateKeys = keys.Stored.Count == 0;
        });
        using var provider = services.BuildServiceProvider();
        var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector(
            "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2");
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, _world.User.Id.ToString()), new Claim(ClaimTypes.Name, _world.User.Email!),
                new Claim("checkout:session", _session.Id.ToString("N")), new Claim("checkout:key", _session.Key.ToString("N")),
            ], IdentityConstants.ApplicationScheme));
        var now = _world.Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(user, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddYears(10) },
            IdentityConstants.ApplicationScheme);
        return new TicketDataFormat(protector).Protect(ticket);
    }

    private async Task<List<string>> KeysAsync()
    {
        await using var db = _database.Contexts.Unscoped();
        return (await db.DataProtectionKeys.Select(key => key.Xml).ToListAsync())!;
    }

    private sealed class Copied(IEnumerable<string> rows) : IXmlRepository
    {
        public List<XElement> Stored { get; } = [.. rows.Select(XElement.Parse)];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. Stored];

        public void StoreElement(XElement element, string friendlyName) => Stored.Add(element);
    }
}
