using System.Collections.Concurrent;
using Checkout.Data.Sandbox;
using Checkout.Testing;
using Checkout.Testing.Browsing;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Showing;

/// <summary>The real portal on a port of its own, filled, at a fixed hour, and one browser for the whole run.</summary>
public sealed class ShownPortal : IAsyncLifetime
{
    /// <summary>Milliseconds: on a busy machine a page takes its time; what never comes fails all the same.</summary>
    private const int Patience = 60_000;

    private readonly ConcurrentDictionary<string, Cookie> _sessions = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("checkout-shown-mails-");
    private TestDatabase? _database;
    private Portal? _portal;
    private Portal? _sandbox;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(Showroom.Opened.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero));

    public Portal Portal => _portal ?? throw new InvalidOperationException("There is no portal without a browser to look at it.");

    /// <summary>The same, as a sandbox that has caught what was to be mailed.</summary>
    public Portal Sandbox => _sandbox ?? throw new InvalidOperationException("There is no portal without a browser to look at it.");

    public async Task InitializeAsync()
    {
        // Without a browser each test is skipped by itself, visibly; a fixture can't skip.
        if (Chromium.Path is null)
        {
            return;
        }

        // What a page asks the database is asked by the tests of the portal over HTTP too.
        ShadowedContexts.AreShadowed = SoakFactor.Value > 1;
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await Showroom.FillAsync(new ShownVendor(_database, Clock));
        _portal = Portal.Start(_database, Clock,
            new PortalSettings
            {
                Kestrel = true,
                Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Payments:Gateway"] = "Simulated",
                    ["Payments:CardLimits:GBP"] = "50000",
                    ["Buying:RenewalDays"] = "366",
                    ["Operator:Token"] = Showroom.OperatorToken
                }
            });
        await using (var db = _database.Contexts.Unscoped())
        {
            // The other portal has started: it does not ask again whose database it is.
            db.SandboxTimes.Add(new SandboxTime());
            await db.SaveChangesAsync();
        }

        _sandbox = Portal.Start(_database, Clock, new PortalSettings
        {
            Environment = SandboxEnvironment.Name,
            Kestrel = true,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Mail:Folder"] = _mails.FullName },
        });
        await using (var scope = _sandbox.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(MailLane.Words, CancellationToken.None);
        }

        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Headless = true,
            Args = Chromium.Arguments
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        foreach (var portal in (Portal?[])[_sandbox, _portal])
        {
            await (portal?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        _mails.Delete(recursive: true);

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>A fresh window; the test is skipped where there is no browser.</summary>
    /// <param name="user">Who is signed in, if anybody.</param>
    /// <param name="mayEnd">True for a session of its own: the others are shared, so nobody signs out of them.</param>
    public async Task<IBrowserContext> OpenAsync(string? user = null, bool script = true, bool mayEnd = false)
    {
        Chromium.Require();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Portal.Address.AbsoluteUri,
            Locale = "en-US",
            TimezoneId = "America/New_York",
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            JavaScriptEnabled = script,
            IgnoreHTTPSErrors = true,
        });
        context.SetDefaultTimeout(Patience);
        if (user is not null)
        {
            var session = mayEnd ? await SignInAsync(user) : await SessionAsync(user);

            // A sandbox reads the same session under the name without the prefix, and nobody else does.
            await context.AddCookiesAsync([session, new Cookie
            {
                Name = session.Name[session.Name.IndexOf("checkout.", StringComparison.Ordinal)..],
                Value = session.Value,
                Url = Sandbox.Address.AbsoluteUri,
                HttpOnly = true,
            }]);
        }

        return context;
    }

    private async Task<Cookie> SessionAsync(string user) =>
        _sessions.TryGetValue(user, out var known) ? known : _sessions[user] = await SignInAsync(user);

    private async Task<Cookie> SignInAsync(string user)
    {
        using var client = await Portal.SignedInAs(user);
        var session = client.Cookies.GetCookies(Portal.Address).Single();
        return new Cookie
        {
            Name = session.Name,
            Value = session.Value,
            Url = Portal.Address.AbsoluteUri,
            HttpOnly = true
        };
    }
}

/// <summary>All tests of the browser share one portal and run one after another: two cores have enough to do with two pages.</summary>
[CollectionDefinition(Name)]
public sealed class Browsing : ICollectionFixture<ShownPortal>
{
    public const string Name = "browsing";
}
