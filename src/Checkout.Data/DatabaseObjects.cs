using System.Security.Cryptography;
using Checkout.Data.Providers;
using Checkout.Data.Search;
using Checkout.Data.Tallies;
using Npgsql;

namespace Checkout.Data;

/// <summary>A trigger or an index of which the model knows nothing.</summary>
/// <param name="Name">Begins with <c>Tally_</c> for a trigger, with <c>Sort_</c> for an index, with <c>Search_</c> for what finds words: an
/// index on PostgreSQL, a trigger on SQLite.</param>
/// <param name="Sql">The statements that make it under a name.</param>
public sealed record DatabaseObject(string Name, Func<string, IReadOnlyList<string>> Sql)
{
    /// <summary>The name, and what it does: so a database tells whether it has those of this version.</summary>
    public string FullName =>
        $"{Name}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Sql("")))))[..8]}";
}

/// <summary>
/// Brings what the model cannot say to this version: where something is missing or another version’s, all of it is made anew and counted
/// again, in one transaction. Safe to run again, and from two nodes at once.
/// </summary>
public static class DatabaseObjects
{
#pragma warning disable RS0030 // What is defined and counted here is of no account in particular.
    /// <summary>Whether the database has all of it, and nothing of another version. Adds what finds words where it may.</summary>
    public static async Task<bool> AreCurrentAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        Wanted(db, await AddTrigramsAsync(db, cancellation)).Keys.ToHashSet(StringComparer.Ordinal)
            .SetEquals(await NamesAsync(db, cancellation));

    /// <summary>What makes all of it, and counts everything, statement by statement.</summary>
    public static IEnumerable<string> Statements(CheckoutDbContext db, bool hasTrigrams = true) => Wanted(db, hasTrigrams)
        .SelectMany(made => made.Value.Sql(made.Key)).Concat(TallyTriggers.Recount(db)).Concat(SearchIndex.Refill(db));

    /// <summary>Makes all of it anew, and counts everything again.</summary>
    public static async Task RemakeAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var hasTrigrams = await AddTrigramsAsync(db, cancellation);
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // One node at a time; the books are one row, which every database has.
        await db.Books.ExecuteUpdateAsync(update => update.SetProperty(books => books.ClosedThrough, books => books.ClosedThrough),
            cancellation);
        var old = await NamesAsync(db, cancellation);
        foreach (var statement in old.Select(name => Drop(db, name)).Concat(Statements(db, hasTrigrams)))
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What makes all of it anew, whatever is there, for whoever runs it by hand.</summary>
    /// <param name="exists">True for a database that can be asked what it has, because its SQL can’t ask.</param>
    internal static async Task<IReadOnlyList<string>> RemakingAsync(CheckoutDbContext db, bool exists, CancellationToken cancellation) =>
    [
        .. db switch
        {
            SqliteDbContext => exists ? (await NamesAsync(db, cancellation)).Select(name => Drop(db, name)) : [],
            PostgreSqlDbContext =>
            [
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                $"""
                DO $drop$ DECLARE found text;
                BEGIN
                    FOR found IN {Names(db)} LOOP
                        IF found LIKE 'Tally\_%' THEN EXECUTE format('DROP FUNCTION IF EXISTS %I CASCADE', found);
                        ELSE EXECUTE format('DROP INDEX %I', found); END IF;
                    END LOOP;
                END $drop$
                """,
            ],
            _ => (IEnumerable<string>)
            [
                """
                DECLARE @drop nvarchar(max) = N'';
                SELECT @drop += N'DROP TRIGGER ' + QUOTENAME(name) + N';' FROM sys.triggers WHERE name LIKE 'Tally[_]%';
                EXEC sp_executesql @drop;
                """,
            ],
        },
        .. Statements(db),
    ];

    /// <summary>False on a PostgreSQL without the extension by which words are found: searches then read the texts of the
    /// account.</summary>
    public static async Task<bool> HasTrigramsAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        db is not PostgreSqlDbContext || (await db.ReadAsync($"SELECT {Trigrams}", row => row.GetString(0), cancellation)).Count == 1;

    internal const string Trigrams = "opcname::text FROM pg_opclass WHERE opcname = 'gin_trgm_ops' AND pg_opclass_is_visible(oid)";

    // The owner of a database may add it.
    private static async Task<bool> AddTrigramsAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        if (await HasTrigramsAsync(db, cancellation))
        {
            return true;
        }

        try
        {
            await db.Database.ExecuteSqlRawAsync("CREATE EXTENSION IF NOT EXISTS pg_trgm", cancellation);
        }
        catch (PostgresException)
        {
            // Not allowed, not there, or another node was faster.
        }

        return await HasTrigramsAsync(db, cancellation);
    }

    private static Task<List<string>> NamesAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        db.ReadAsync(Names(db), row => row.GetString(0), cancellation);
#pragma warning restore RS0030

    private static Dictionary<string, DatabaseObject> Wanted(CheckoutDbContext db, bool hasTrigrams) =>
        TallyTriggers.Of(db).Concat(SortIndexes.Of(db)).Concat(hasTrigrams ? SearchIndex.Of(db) : [])
            .ToDictionary(made => made.FullName, StringComparer.Ordinal);

    private static string Names(CheckoutDbContext db) => db switch
    {
        SqliteDbContext => """
            SELECT name FROM sqlite_master
            WHERE type = 'trigger' AND (name GLOB 'Tally_*' OR name GLOB 'Search_*') OR type = 'index' AND name GLOB 'Sort_*'
            """,
        PostgreSqlDbContext => """
            SELECT tgname::text FROM pg_trigger WHERE tgname LIKE 'Tally\_%'
            UNION ALL SELECT relname::text FROM pg_class WHERE relkind = 'i' AND (relname LIKE 'Sort\_%' OR relname LIKE 'Search\_%')
            """,
        _ => """
            SELECT name FROM sys.triggers WHERE name LIKE 'Tally[_]%'
            UNION ALL SELECT name FROM sys.indexes WHERE name LIKE 'Sort[_]%'
            """,
    };

    private static string Drop(CheckoutDbContext db, string name) => (db, name.Split('_')[0]) switch
    {
        (PostgreSqlDbContext, "Tally") => $"DROP FUNCTION \"{name}\" CASCADE",
        (_, "Tally") or (SqliteDbContext, "Search") => $"DROP TRIGGER \"{name}\"",
        _ => $"DROP INDEX \"{name}\"",
    };
}
