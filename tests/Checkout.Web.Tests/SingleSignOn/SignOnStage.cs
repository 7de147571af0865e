using System.Collections.Concurrent;
using System.Net;
using Checkout.Data.Identity;
using Checkout.Data.Seeding;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Checkout.Domain.SignOn;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.SignOn;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Features.SingleSignOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Checkout.Web.Tests.SingleSignOn;

/// <summary>Two customers, each with a provider of its own and a proven domain, and the vendor's provider; all of them can be made to
/// lie.</summary>
internal sealed class SignOnStage : IAsyncDisposable
{
    public const string Domain = "acme.example";
    public const string OtherDomain = "globex.example";
    public const string Password = "correct horse battery";

    private readonly SecurityLines _log = new();

    private SignOnStage(TestDatabase database, World world, World other)
    {
        (Database, World, Other) = (database, world, other);
        Provider = new TrickyProvider("https://login.acme.example", world.Clock);
        OtherProvider = new TrickyProvider("https://login.globex.example", world.Clock);
        Vendor = new TrickyProvider("https://product.cirrus.example", world.Clock);
        foreach (var provider in new[] { Provider, OtherProvider, Vendor })
        {
            (provider.Claims["email"], provider.Claims["email_verified"], provider.Claims["name"]) = ($"new@{Domain}", true, "Nora New");
        }

        Portal = Portal.Start(database, world.Clock, new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Serilog:MinimumLevel:Default"] = "Warning",
                ["VendorSignOn:Issuer"] = Vendor.Issuer,
                ["VendorSignOn:ClientId"] = TrickyProvider.ClientId,
                ["VendorSignOn:ClientSecret"] = TrickyProvider.Secret,
            },
            Services = services =>
            {
                services.AddSingleton<ILogEventSink>(_log);
                TrickyProvider.Answer(services, Provider, OtherProvider, Vendor);
            },
        });
    }

    public TestDatabase Database { get; }

    public World World { get; }

    public World Other { get; }

    public Portal Portal { get; }

    public TrickyProvider Provider { get; }

    public TrickyProvider OtherProvider { get; }

    public TrickyProvider Vendor { get; }

    /// <summary>What the security log says was refused.</summary>
    public IReadOnlyCollection<string> Refusals => _log.Lines;

    public static async Task<SignOnStage> CreateAsync(Engine engine = Engine.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var stage = new SignOnStage(database, await World.CreateAsync(database, TestClock.Today),
            await World.CreateAsync(database, TestClock.Today));
        await stage.PromoteAsync();
        await stage.SetUpAsync(stage.World.Account.Id, stage.Provider.Issuer, Domain);
        await stage.SetUpAsync(stage.Other.Account.Id, stage.OtherProvider.Issuer, OtherDomain);
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Begins at the sign-in page's way to the company.</summary>
    /// <returns>The provider's page that it leads to.</returns>
    public static async Task<string> AskAsync(PortalClient browser, string email = $"new@{Domain}", string returnUrl = "/Invoices")
    {
        var page = await browser.GetAsync(
            $"/SignIn/Company?email={Uri.EscapeDataString(email)}&returnUrl={Uri.EscapeDataString(returnUrl)}");
        page.Expect(HttpStatusCode.OK);
        return page.Response.Headers.GetValues("Refresh").Single().Split("url=", 2)[1];
    }

    /// <summary>The whole way: there and back.</summary>
    public async Task<PortalPage> SignOnAsync(PortalClient browser, string email = $"new@{Domain}", string returnUrl = "/Invoices") =>
        await browser.GetAsync(Provider.Back(await AskAsync(browser, email, returnUrl)));

    public async Task<CheckoutUser> PersonAsync(string email, World of, string? password = null,
        string profile = DatabaseSetup.BillingAdministrator)
    {
        await using var db = Database.Contexts.Unscoped();
        var user = new CheckoutUser(email, "Paula Person");
        db.Users.Add(user);
        db.Memberships.Add(new Membership(of.Account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == profile)));
        await db.SaveChangesAsync();
        if (password is not null)
        {
            await Portal.SetPasswordAsync(email, password);
        }

        return user;
    }

    public async Task ChangeAsync(Action<SignOnProvider> change)
    {
        await using var db = Database.Contexts.ForAccount(World.Account.Id);
        change(await db.SignOnProviders.SingleAsync());
        await db.SaveChangesAsync();
    }

    /// <summary>What the activity of the account says was refused.</summary>
    public async Task<IReadOnlyList<AuditEntry>> EntriesAsync(AuditAction action)
    {
        await using var db = Database.Contexts.ForAccount(World.Account.Id);
        return await db.AuditEntries.Where(entry => entry.Action == action).OrderBy(entry => entry.Number).ToListAsync();
    }

    public async Task<bool> ExistsAsync(string email)
    {
        await using var db = Database.Contexts.Unscoped();
        var normalized = email.ToUpperInvariant();
        return await db.Users.AnyAsync(user => user.NormalizedEmail == normalized);
    }

    public static async Task IsNobodyAsync(PortalClient browser) =>
        Assert.Equal("/SignIn?returnUrl=%2FInvoices", (await browser.GetAsync("/Invoices")).Location);

    private async Task PromoteAsync()
    {
        await using var db = Database.Contexts.Unscoped();
        (await db.Memberships.SingleAsync(row => row.UserId == World.User.Id))
            .Use(await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.SystemAdministrator));
        await db.SaveChangesAsync();
    }

    private async Task SetUpAsync(Guid accountId, string issuer, string domain)
    {
        await using var db = Database.Contexts.ForAccount(accountId);
        var provider = new SignOnProvider(accountId);
        provider.Configure(issuer, TrickyProvider.ClientId,
            Portal.Services.GetRequiredService<SignOnSecrets>().Write(TrickyProvider.Secret));
        provider.Decide(addsMembers: true, trustsAddresses: false, signsOut: true,
            await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.BillingAdministrator));
        provider.PassTest(World.Clock.GetUtcNow());
        provider.TurnOn();
        var proven = new SignOnDomain(accountId, domain);
        proven.Prove(World.Clock.GetUtcNow());
        db.AddRange(provider, proven);
        await db.SaveChangesAsync();
    }

    private sealed class SecurityLines : ILogEventSink
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Properties.TryGetValue("SourceContext", out var source)
                && source.ToString("l", null).Contains("Checkout.Security", StringComparison.Ordinal))
            {
                _lines.Enqueue(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
