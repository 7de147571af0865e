using System.Collections.Concurrent;
using System.Globalization;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Tabs;

/// <summary>A portal per engine, with four customers: two that hold the same numbers, one that has nothing, one that has very
/// much.</summary>
public sealed class TabFixture<TTab> : IAsyncLifetime
    where TTab : Tab, new()
{
    private readonly ConcurrentDictionary<Engine, Lazy<Task<TabPortal>>> _portals = new();

    public TTab Tab { get; } = new();

    public Task<TabPortal> OnAsync(Engine engine) =>
        _portals.GetOrAdd(engine, asked => new Lazy<Task<TabPortal>>(() => TabPortal.StartAsync(asked, Tab))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var started in _portals.Values.Select(lazy => lazy.Value).Where(task => task.IsCompletedSuccessfully))
        {
            await (await started).DisposeAsync();
        }
    }
}

/// <summary>The portal and its customers.</summary>
public sealed class TabPortal : IAsyncDisposable
{
    public const string OurMark = "ourmark";
    public const string TheirMark = "theirmark";

    public static readonly DateOnly Today = TestClock.SpelledOut;

    private readonly TestDatabase _database;
    private readonly Tab _tab;
    private readonly Lazy<Task<PortalClient>> _many;

    private TabPortal(TestDatabase database, Portal portal, Tab tab, World ours, World theirs, World empty)
    {
        (_database, _tab, Portal, Ours, Theirs, Empty) = (database, tab, portal, ours, theirs, empty);
        _many = new Lazy<Task<PortalClient>>(SeedManyAsync);
    }

    public Portal Portal { get; }

    public World Ours { get; }

    public World Theirs { get; }

    public World Empty { get; }

    public PortalClient Browser { get; private set; } = null!;

    /// <summary>10,000 in the soak; a quarter of them in an ordinary run, where <see cref="Quotes.ListingVeryManyQuotes"/> has as
    /// many.</summary>
    public static int Many => SoakFactor.Value > 1 ? 10_000 : 2_500;

    /// <summary>Signed in as the customer with very many rows.</summary>
    public Task<PortalClient> ManyAsync() => _many.Value;

    public static async Task<TabPortal> StartAsync(Engine engine, Tab tab)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var ours = await World.CreateAsync(database, Today);
        var (theirs, empty) = (await World.CreateAsync(database, Today), await World.CreateAsync(database, Today));
        await tab.SeedAsync(ours, OurMark);
        await tab.SeedAsync(theirs, TheirMark);
        await ReadInEnglishAsync(database);
        var portal = Portal.Start(database, ours.Clock);
        return new TabPortal(database, portal, tab, ours, theirs, empty) { Browser = await portal.SignedInAs(ours.User.Email!) };
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<PortalClient> SeedManyAsync()
    {
        var world = await World.CreateAsync(_database, Today);
        for (var done = 0; done < Many; done += 2_500)
        {
            await world.WriteAsync([.. Enumerable.Range(done, 2_500)
                .Select(index => _tab.Bulk(world, string.Create(CultureInfo.InvariantCulture, $"BULK-{index:D5}"), index))]);
        }

        await ReadInEnglishAsync(_database);
        return await Portal.SignedInAs(world.User.Email!);
    }

    private static async Task ReadInEnglishAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        await db.Accounts.ExecuteUpdateAsync(update => update.SetProperty(account => account.Locale, "en-US")
            .SetProperty(account => account.TimeZone, "America/Los_Angeles"));
    }
}
