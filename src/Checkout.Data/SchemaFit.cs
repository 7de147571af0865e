using System.Data.Common;
using System.Reflection;
using Checkout.Data.Providers;

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

    private const int All = 100_000;

    // The build notes the files of migrations: EF Core would look through all types of the program for them.
    private static readonly ILookup<string, string> Noted = typeof(SchemaFit).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Select(noted => noted.Key.Split('/', '\\')).Where(path => path is ["Migrations", _, _])
        .ToLookup(path => path[1], path => path[2].Split('.')[0], StringComparer.Ordinal);

    public static async Task<SchemaFit> OfAsync(CheckoutDbContexts contexts, CancellationToken cancellation) =>
        Of(Known(contexts.Options.Provider), await AppliedAsync(contexts, cancellation));

    /// <summary>The ids of the program's migrations for a database.</summary>
    public static IEnumerable<string> Known(DatabaseProvider provider) => Noted[provider.ToString()];

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
    public static async Task<string?> UnfitAsync(CheckoutDbContexts contexts, CancellationToken cancellation)
    {
        // Only there more than the schema can be unfit; elsewhere a start does without EF Core.
        if (contexts.Options.Provider is DatabaseProvider.SqlServer)
        {
            await using var db = contexts.Modelless();
            return await db.UnfitAsync(cancellation) ?? (await OfAsync(contexts, cancellation)).Refusal;
        }

        return (await OfAsync(contexts, cancellation)).Refusal;
    }

    /// <summary>The migration that a program must know to run after this one; null after one that takes nothing away.</summary>
    /// <param name="name">With or without its time.</param>
    public static string? NeededBy(string name) =>
        name.IndexOf(After, StringComparison.Ordinal) is >= 0 and var at ? name[(at + After.Length)..] : null;

    /// <summary>The name of a migration without its time, which differs from database to database.</summary>
    public static string NameOf(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static async Task<IEnumerable<string>> AppliedAsync(CheckoutDbContexts contexts, CancellationToken cancellation)
    {
        if (contexts.Options.SqliteFile is { } file && !File.Exists(file))
        {
            return [];
        }

        try
        {
            return await contexts.ReadAsync("\"MigrationId\" FROM \"__EFMigrationsHistory\"", All, row => row.GetString(0), cancellation);
        }
        catch (DbException exception) when (DatabaseTroubles.Of(exception) is DatabaseTrouble.None)
        {
            // Without that table, or without the database: EF Core tells these from what is broken.
            await using var db = contexts.Modelless();
            return await db.Database.GetAppliedMigrationsAsync(cancellation);
        }
    }
}
