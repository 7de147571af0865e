using System.Collections.Concurrent;

namespace Checkout.Data;

/// <summary>
/// How a database's schema stands to the migrations that a program knows. Migrations expand: a program goes on where newer ones were
/// applied. One that contracts takes away what earlier programs use, and names in its own name the migration that a program must know to
/// go on: <c>DropOldTotals_After_AddNewTotals</c>.
/// </summary>
/// <param name="Newer">Names of applied migrations that the program does not know.</param>
/// <param name="Refusal">Why it can't run on this schema, in a sentence that says what to do; null where it can.</param>
public sealed record SchemaFit(IReadOnlyList<string> Newer, string? Refusal)
{
    /// <summary>Whether it lacks migrations that the program has.</summary>
    public bool IsBehind { get; private init; }

    /// <summary>Stands between the name of a migration that contracts and that of the one it comes after.</summary>
    public const string After = "_After_";

    // What a program knows is found by looking through all its types: once.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Known = new();

    public static async Task<SchemaFit> OfAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        Of(Known.GetOrAdd(db.GetType(), _ => [.. db.Database.GetMigrations()]),
            await db.Database.GetAppliedMigrationsAsync(cancellation));

    /// <param name="known">The ids that the program has, such as <c>20261130012810_Initial</c>.</param>
    /// <param name="applied">The ids that the database has.</param>
    public static SchemaFit Of(IEnumerable<string> known, IEnumerable<string> applied)
    {
        var (here, there) = (known.ToHashSet(StringComparer.Ordinal), applied.ToHashSet(StringComparer.Ordinal));
        var newer = there.Except(here).Order(StringComparer.Ordinal).Select(NameOf).ToList();
        if (!here.IsSubsetOf(there))
        {
            return new SchemaFit(newer, "The database's schema is not current. Run “checkout migrate” first.") { IsBehind = true };
        }

        var names = here.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return new SchemaFit(newer, newer.Find(name => NeededBy(name) is { } needed && !names.Contains(needed)) is { } contracting
            ? $"The database is of a newer version, from which this one is too far ({contracting}). Run a newer version."
            : null);
    }

    /// <summary>Why the portal and the command can't run on a database, its schema included; null where they can.</summary>
    public static async Task<string?> UnfitAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        await db.UnfitAsync(cancellation) ?? (await OfAsync(db, cancellation)).Refusal;

    /// <summary>The migration that a program must know to run after this one; null after one that takes nothing away.</summary>
    /// <param name="name">With or without its time.</param>
    public static string? NeededBy(string name) =>
        name.IndexOf(After, StringComparison.Ordinal) is >= 0 and var at ? name[(at + After.Length)..] : null;

    /// <summary>The name of a migration without its time, which differs from database to database.</summary>
    public static string NameOf(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
