using Checkout.Data.Feed;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Data.Seeding.Demo;

/// <summary>
/// A vendor and four customers to look at: a feed like any other, written by hand except for the long history, with dates relative to the
/// day of the import. Importing it again changes nothing.
/// </summary>
public sealed class DemoData(FeedImport import, CheckoutDbContexts contexts)
{
    /// <summary>The password of everyone in the demo data. Never for a deployment that others can reach.</summary>
    public const string Password = "Checkout-Demo-1";

    private const string Folder = "Checkout.Data.Seeding.Demo.";

    public static IReadOnlyList<DemoSignIn> SignIns { get; } =
    [
        new("admin@acme.example", "Acme, System Administrator"),
        new("billing@acme.example", "Acme, Standard User with Billing access"),
        new("user@acme.example", "Acme, Standard User: no access"),
        new("admin@globex.example", "Globex, contracts of every status in euros"),
        new("admin@initech.example", "Initech, a new customer with a first quote"),
        new("admin@nakatomi.example", "Nakatomi, yen and a card"),
        new("group@holding.example", "Acme and Globex"),
    ];

    /// <summary>The records, one JSON object each.</summary>
    public static IReadOnlyList<string> Lines => Records.All;

    /// <summary>The same as <c>checkout import</c> would read it from a file.</summary>
    public static FeedSource Source { get; } = new("demo data", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Lines))));

    /// <summary>Imports the demo data and gives its people their password. What is there already stays as it is.</summary>
    public async Task<FeedReport> ImportAsync(IProgress<FeedProgress>? progress = null, CancellationToken cancellation = default)
    {
        var report = await import.RunAsync(Source, checkOnly: false, progress, cancellation);
        if (report.Succeeded)
        {
            await CompleteAsync(cancellation);
            await AddActivityAsync(cancellation);
            await RaiseDisputesAsync(cancellation);
        }

        return report;
    }

    /// <summary>Imports the demo data into a database that has no account yet.</summary>
    /// <exception cref="InvalidOperationException">The demo data has problems.</exception>
    public async Task ImportIntoEmptyAsync(CancellationToken cancellation)
    {
        var report = await ImportAsync(progress: null, cancellation);
        if (!report.Succeeded)
        {
            throw new InvalidOperationException($"The demo data can't be imported: {string.Join(" ", report.Problems.Take(5))}");
        }
    }

    /// <summary>What no feed brings: passwords, and what people did on the portal.</summary>
    private async Task CompleteAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await AcmeBillingHistory.AddAsync(db, cancellation);
        await DemoMethods.AddAsync(db, import.Clock.GetUtcNow(), cancellation);
        var emails = SignIns.Select(signIn => signIn.Email).ToList();
        var people = await db.Users.Where(user => emails.Contains(user.Email!) && user.PasswordHash == null).ToListAsync(cancellation);

        // Hashing is slow on purpose; what everybody knows needs no salt of each one's own.
        var hash = people.Count == 0 ? null : PasswordHashing.Hasher.HashPassword(people[0], Password);
        people.ForEach(user => user.PasswordHash = hash);

        await db.SaveChangesAsync(cancellation);
    }

    private async Task RaiseDisputesAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await DemoDisputes.RaiseAsync(db, cancellation);
    }

    private async Task AddActivityAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await DemoActivity.AddAsync(db, import.Clock.GetUtcNow(), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static string[] Written(string name)
    {
        using var stream = typeof(DemoData).Assembly.GetManifestResourceStream($"{Folder}{name}.ndjson")
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Put together where they are read: a portal that only asks who may sign in has no use for them.
    private static class Records
    {
        public static readonly IReadOnlyList<string> All = [.. Written("1-vendor"), .. Written("2-accounts"), .. Written("3-acme"),
            .. AcmeHistory.Lines(), .. Written("4-others")];
    }
}
