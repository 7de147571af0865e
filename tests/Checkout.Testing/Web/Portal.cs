using Checkout.Web.Authorization.Sessions;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Checkout.Data;
using Checkout.Data.Identity;
using Checkout.Testing.Databases;
using Checkout.Web.Authorization;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Sessions;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Testing.Web;

/// <summary>A running portal on a test's database and clock. Several portals on one database are several processes of one
/// deployment.</summary>
public sealed class Portal : IAsyncDisposable
{
    private readonly PortalHost _host;
    private readonly RentedHost? _rented;
    private bool _onKestrel;

    private Portal(PortalHost host, TestDatabase database, RentedHost? rented = null)
    {
        _host = host;
        _rented = rented;
        Database = database;
    }

    public TestDatabase Database { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Where it listens, if it has a real server; otherwise the address that its clients pretend.</summary>
    public Uri Address { get; private set; } = new("https://localhost");

    /// <param name="clock">The portal's only clock.</param>
    public static Portal Start(TestDatabase database, FakeTimeProvider clock, PortalSettings? settings = null)
    {
        var chosen = settings ?? PortalSettings.Ordinary;
        var host = new PortalHost(database, clock, chosen);
        var portal = new Portal(host, database);
        if (chosen.Kestrel)
        {
            host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(TestCertificate.Localhost)));
            host.StartServer();
            portal._onKestrel = true;
            portal.Address = new UriBuilder(host.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        }

        return portal;
    }

    /// <summary>
    /// An ordinary portal that has served other tests before, and now has this database and clock: starting one takes a second of the
    /// processor's time. Not for tests that look at what a process keeps in mind, nor for several processes of one deployment.
    /// </summary>
    public static Portal Rent(TestDatabase database, FakeTimeProvider clock)
    {
        var rented = RentedHost.For(database, clock);
        return new Portal(rented.Host, database, rented);
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public PortalClient Anonymous()
    {
        var cookies = new CookieContainer();
        return BrowserWith(cookies);
    }

    /// <summary>The same browser at this portal, which may be another process of one deployment.</summary>
    public PortalClient BrowserWith(CookieContainer cookies) => new(CreateClient(cookies), cookies);

    /// <summary>A browser in which a user is signed in, without the detour over the form.</summary>
    public async Task<PortalClient> SignedInAs(string email, SignInMethod method = SignInMethod.Password)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<CheckoutUser>>().FindByEmailAsync(email)
            ?? throw new InvalidOperationException($"There is no user {email}.");
        var client = Anonymous();
        client.Cookies.Add(Address, await SessionAsync(scope.ServiceProvider, user, method));
        return client;
    }

    /// <summary>What a cookie is called on its way to the browser.</summary>
    public string CookieName(string name) => Services.GetRequiredService<CookiePrefix>().Value + name;

    /// <summary>The database as jobs see it: every account.</summary>
    public CheckoutDbContext Unscoped() => Database.Contexts.Unscoped();

    /// <summary>Gives a user of a builder a password, for tests that sign in through the form.</summary>
    public async Task SetPasswordAsync(string email, string password)
    {
        await using var db = Unscoped();
        var user = await db.Users.SingleAsync(row => row.Email == email);
        user.PasswordHash = Services.GetRequiredService<IPasswordHasher<CheckoutUser>>().HashPassword(user, password);
        await db.SaveChangesAsync();
    }

    /// <summary>Writes what was noted at the door, as a worker does some moments later.</summary>
    public Task WriteNotedAsync() => Services.GetRequiredService<SignInActivity>().WriteNotedAsync(CancellationToken.None);

    /// <summary>Stops the portal, or gives a rented one back; the database stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_rented is null)
        {
            await _host.DisposeAsync();
        }
        else
        {
            // Nothing of this test is left for the next.
            await WriteNotedAsync();
            _rented.GiveBack();
        }
    }

    [SuppressMessage("Security", "MA0039",
        Justification = "Only the run's own certificate is accepted, by its thumbprint, and only from loopback.")]
    private HttpClient CreateClient(CookieContainer cookies)
    {
        if (_onKestrel)
        {
            // A real server has a certificate of the tests' own, which this client knows and nobody else does.
            var network = new HttpClientHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                certificate?.Thumbprint == TestCertificate.Localhost.Thumbprint,
            };
            return new HttpClient(new CookieJar(cookies) { InnerHandler = network }) { BaseAddress = Address };
        }

        var options = new WebApplicationFactoryClientOptions { BaseAddress = Address, AllowAutoRedirect = false, HandleCookies = false };
        return _host.CreateDefaultClient(options.BaseAddress, new CookieJar(cookies));
    }

    private async Task<Cookie> SessionAsync(IServiceProvider services, CheckoutUser user, SignInMethod method)
    {
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = services.GetRequiredService<SessionStart>().Session(http: null, user, method);
        await using (var db = Unscoped())
        {
            db.UserSessions.Add(session);
            await db.SaveChangesAsync();
        }

        var ticket = new AuthenticationTicket(
            new SessionTicket(user.Id, session.Id, session.Key).ToPrincipal(IdentityConstants.ApplicationScheme, user.Email!),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan },
            IdentityConstants.ApplicationScheme);
        return new Cookie(services.GetRequiredService<CookiePrefix>().Value + cookie.Cookie.Name, cookie.TicketDataFormat.Protect(ticket))
        {
            Path = "/",
        };
    }
}
