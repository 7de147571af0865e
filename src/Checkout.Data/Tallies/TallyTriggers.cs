using System.Security.Cryptography;
using System.Text;
using Checkout.Data.Providers;

namespace Checkout.Data.Tallies;

/// <summary>
/// Makes the triggers that keep the tallies. They are no part of the model: each is called after what it does, so that a database tells
/// whether it has those of this version. Where it has not, they are made anew and everything is counted again, in one transaction.
/// </summary>
internal static class TallyTriggers
{
    private const string Prefix = "Tally_";
    private const string Columns =
        """ "AccountId", "Series", "State", "Mark", "Currency", "Day", "Count", "Net", "Amount", "Open" """;

    private static readonly string[] Key = ["AccountId", "Series", "State", "Mark", "Currency", "Day"];
    private static readonly string[] Sums = ["Count", "Net", "Amount", "Open"];

    /// <summary>Safe to run again, and from two nodes at once.</summary>
    public static async Task EnsureAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var dialect = Dialect.Of(db);
        var triggers = dialect.Triggers.ToDictionary(trigger => NameOf(trigger.Name, trigger.Sql), trigger => trigger);
        if (await AreThereAsync())
        {
            return;
        }

        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // One node at a time; the books are one row, which every database has.
        await db.Books.ExecuteUpdateAsync(update => update.SetProperty(books => books.ClosedThrough, books => books.ClosedThrough), cancellation);
        if (await AreThereAsync())
        {
            return;
        }

        foreach (var old in await NamesAsync())
        {
            await RunAsync(dialect.Drop(old));
        }

        foreach (var (name, trigger) in triggers)
        {
            foreach (var statement in trigger.Sql(name))
            {
                await RunAsync(statement);
            }
        }

        await RunAsync("""DELETE FROM "Tallies" """);
        foreach (var source in TallySource.All.GroupBy(source => source.Series))
        {
            await RunAsync(
                $"""INSERT INTO "Tallies" ({Columns}) {string.Join(" UNION ALL ", source.Select(table => CountedSql(table, dialect.Never)))}""");
        }

        await transaction.CommitAsync(cancellation);

        async Task<bool> AreThereAsync() => triggers.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(await NamesAsync());

        Task<List<string>> NamesAsync() => db.Database.SqlQueryRaw<string>(dialect.Names).ToListAsync(cancellation);

        Task RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, cancellation);
    }

    /// <summary>Counts the rows of a table, as they should be tallied.</summary>
    public static string CountedSql(TallySource source, string never) => source.Sums($"({source.Rows($"\"{source.Table}\"", 1)})", never);

    private static string NameOf(string table, Func<string, IReadOnlyList<string>> sql)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(sql("")))));
        return $"{Prefix}{table}_{hash[..8]}";
    }

    private static string Equal(string left, string right) =>
        string.Join(" AND ", Key.Select(column => $"{left}.\"{column}\" = {right}.\"{column}\""));

    /// <param name="Name">What is triggered, in a word.</param>
    /// <param name="Sql">The statements that make it under a name.</param>
    private sealed record Trigger(string Name, Func<string, IReadOnlyList<string>> Sql);

    /// <summary>What databases say differently.</summary>
    /// <param name="Never">The day that stands for none.</param>
    /// <param name="Names">Asks for the triggers that are there.</param>
    private sealed record Dialect(string Never, string Names, Func<string, string> Drop, IEnumerable<Trigger> Triggers)
    {
        private static readonly string Day = Tally.NoDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static readonly string Upsert =
            $"ON CONFLICT ({string.Join(", ", Key.Select(column => $"\"{column}\""))}) DO UPDATE SET "
            + string.Join(", ", Sums.Select(column => $"\"{column}\" = \"Tallies\".\"{column}\" + excluded.\"{column}\""));

        public static Dialect Of(CheckoutDbContext db) => db switch
        {
            SqliteDbContext => Sqlite,
            PostgreSqlDbContext => PostgreSql,
            _ => SqlServer,
        };

        // For each row: what was is taken off, what is now is added.
        private static readonly Dialect Sqlite = new(
            $"'{Day}'",
            $"""SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'""",
            name => $"DROP TRIGGER \"{name}\"",
            TallySource.All.SelectMany(source => new[]
            {
                Row(source, "INSERT", Add(source, "NEW", 1)),
                Row(source, "DELETE", Add(source, "OLD", -1) + Clear(source)),
                Row(source, "UPDATE", Add(source, "OLD", -1) + Add(source, "NEW", 1) + Clear(source)),
            }.Where(trigger => source.Columns.Count > 0 || !trigger.Name.EndsWith("UPDATE", StringComparison.Ordinal))));

        // For each statement, over all rows that it changed.
        private static readonly Dialect PostgreSql = new(
            $"DATE '{Day}'",
            $"""SELECT tgname::text AS "Value" FROM pg_trigger WHERE tgname LIKE '{Prefix}%'""",
            name => $"DROP FUNCTION \"{name}\" CASCADE",
            TallySource.All.SelectMany(source => new[]
            {
                Statement(source, "INSERT", "NEW TABLE AS now", source.Rows("now", 1)),
                Statement(source, "DELETE", "OLD TABLE AS was", source.Rows("was", -1)),
                Statement(source, "UPDATE", "OLD TABLE AS was NEW TABLE AS now", $"{source.Rows("was", -1)} UNION ALL {source.Rows("now", 1)}"),
            }));

        private static readonly Dialect SqlServer = new(
            $"CAST('{Day}' AS date)",
            $"""SELECT name AS "Value" FROM sys.triggers WHERE name LIKE '{Prefix.Replace("_", "[_]", StringComparison.Ordinal)}%'""",
            name => $"DROP TRIGGER [{name}]",
            TallySource.All.Select(source => new Trigger($"{source.Series}_{source.Table}", name => [SqlServerTrigger(source, name)])));

        private static Trigger Row(TallySource source, string what, string work) => new($"{source.Series}_{source.Table}_{what}", name =>
        [
            $"""
            CREATE TRIGGER "{name}" AFTER {what}{(what == "UPDATE"
                ? $" OF {string.Join(", ", source.Columns.Select(column => $"\"{column}\""))}" : "")} ON "{source.Table}"
            BEGIN
            {work}
            END
            """,
        ]);

        private static string Add(TallySource source, string row, int sign) => InRow(source,
            $$"""
            INSERT INTO "Tallies" ({{Columns}}) VALUES (r."AccountId", '{{source.Series}}', {{source.State}}, {{source.Mark}}, {{source.Currency}},
                {{source.Day}}, {{sign}}, {{sign}} * ({{source.Net}}), {{sign}} * ({{source.Amount}}), {{sign}} * ({{source.Open}}))
            {{Upsert}};

            """, row);

        private static string Clear(TallySource source) => InRow(source,
            $$"""
            DELETE FROM "Tallies" WHERE "AccountId" = r."AccountId" AND "Series" = '{{source.Series}}' AND "State" = {{source.State}}
                AND "Mark" = {{source.Mark}} AND "Currency" = {{source.Currency}} AND "Day" = {{source.Day}} AND "Count" = 0;
            """, "OLD");

        private static string InRow(TallySource source, string sql, string row) => sql.Replace("r.\"", $"{row}.\"", StringComparison.Ordinal)
            .Replace("{never}", $"'{Day}'", StringComparison.Ordinal);

        private static Trigger Statement(TallySource source, string what, string tables, string rows)
        {
            var sums = source.Sums($"({rows})", $"DATE '{Day}'");
            var clear = what == "INSERT" ? "" : $"""DELETE FROM "Tallies" t USING ({sums}) d WHERE {Equal("t", "d")} AND t."Count" = 0;""";
            return new($"{source.Series}_{source.Table}_{what}", name =>
            [
                $"""
                CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                    INSERT INTO "Tallies" ({Columns})
                    SELECT * FROM ({sums}) d WHERE d."Count" <> 0 OR d."Net" <> 0 OR d."Amount" <> 0 OR d."Open" <> 0
                    {Upsert};
                    {clear}
                    RETURN NULL;
                END $body$
                """,
                $"""
                CREATE TRIGGER "{name}" AFTER {what} ON "{source.Table}" REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()
                """,
            ]);
        }

        private static string SqlServerTrigger(TallySource source, string name) =>
            $"""
            CREATE TRIGGER [{name}] ON "{source.Table}" AFTER INSERT, UPDATE, DELETE AS
            BEGIN
                SET NOCOUNT ON;
                DECLARE @d TABLE ("AccountId" uniqueidentifier, "Series" nvarchar(40), "State" nvarchar(40), "Mark" nvarchar(40),
                    "Currency" nvarchar(3), "Day" date, "Count" bigint, "Net" decimal(19, 4), "Amount" decimal(19, 4), "Open" decimal(19, 4));
                INSERT INTO @d
                SELECT * FROM ({source.Sums($"({source.Rows("inserted", 1)} UNION ALL {source.Rows("deleted", -1)})", $"CAST('{Day}' AS date)")}) AS d
                WHERE d."Count" <> 0 OR d."Net" <> 0 OR d."Amount" <> 0 OR d."Open" <> 0;
                UPDATE t SET {string.Join(", ", Sums.Select(column => $"t.\"{column}\" = t.\"{column}\" + d.\"{column}\""))}
                FROM "Tallies" AS t JOIN @d AS d ON {Equal("t", "d")};
                INSERT INTO "Tallies" ({Columns})
                SELECT {Columns} FROM @d AS d WHERE NOT EXISTS (SELECT 1 FROM "Tallies" AS t WHERE {Equal("t", "d")});
                DELETE t FROM "Tallies" AS t JOIN @d AS d ON {Equal("t", "d")} WHERE t."Count" = 0;
            END
            """;
    }
}
