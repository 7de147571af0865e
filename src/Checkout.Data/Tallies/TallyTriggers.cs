using Checkout.Data.Providers;

namespace Checkout.Data.Tallies;

/// <summary>The triggers that keep the tallies, and what counts everything again.</summary>
internal static class TallyTriggers
{
    private const string Columns =
        """ "AccountId", "Series", "State", "Mark", "Currency", "Day", "Count", "Net", "Amount", "Open" """;

    private static readonly string[] Key = ["AccountId", "Series", "State", "Mark", "Currency", "Day"];
    private static readonly string[] Sums = ["Count", "Net", "Amount", "Open"];

    public static IEnumerable<DatabaseObject> Of(CheckoutDbContext db) => Dialect.Of(db).Triggers;

    /// <summary>Counts everything again.</summary>
    public static IEnumerable<string> Recount(CheckoutDbContext db) =>
    [
        """DELETE FROM "Tallies" """,
        .. TallySource.All.GroupBy(source => source.Series).Select(series => $"""
            INSERT INTO "Tallies" ({Columns}) {string.Join(" UNION ALL ", series.Select(source => CountedSql(source, Dialect.Of(db).Never)))}
            """),
    ];

    public static string CountedButNotKept(CheckoutDbContext db) => $"{Counted(db)} EXCEPT {Kept}";

    public static string KeptButNotCounted(CheckoutDbContext db) => $"{Kept} EXCEPT SELECT * FROM ({Counted(db)}) AS counted";

    private const string Kept = $"""SELECT {Columns} FROM "Tallies" """;

    private static string Counted(CheckoutDbContext db) =>
        $"SELECT * FROM ({string.Join(" UNION ALL ", TallySource.All.Select(source => CountedSql(source, Dialect.Of(db).Never)))}) AS all_rows";

    // The rows of a table, as they should be tallied.
    private static string CountedSql(TallySource source, string never) => source.Sums($"({source.Rows($"\"{source.Table}\"", 1)})", never);

    private static string Equal(string left, string right) =>
        string.Join(" AND ", Key.Select(column => $"{left}.\"{column}\" = {right}.\"{column}\""));

    /// <summary>What databases say differently.</summary>
    /// <param name="Never">The day that stands for none.</param>
    private sealed record Dialect(string Never, IEnumerable<DatabaseObject> Triggers)
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
            TallySource.All.SelectMany(source => new[]
            {
                Row(source, "INSERT", Add(source, "NEW", 1)),
                Row(source, "DELETE", Add(source, "OLD", -1) + Clear(source)),
                Row(source, "UPDATE", Add(source, "OLD", -1) + Add(source, "NEW", 1) + Clear(source)),
            }.Where(trigger => source.Columns.Count > 0 || !trigger.Name.EndsWith("UPDATE", StringComparison.Ordinal))));

        // For each statement, over all rows that it changed.
        private static readonly Dialect PostgreSql = new(
            $"DATE '{Day}'",
            TallySource.All.SelectMany(source => new[]
            {
                Statement(source, "INSERT", "NEW TABLE AS now", source.Rows("now", 1)),
                Statement(source, "DELETE", "OLD TABLE AS was", source.Rows("was", -1)),
                Statement(source, "UPDATE", "OLD TABLE AS was NEW TABLE AS now", $"{source.Rows("was", -1)} UNION ALL {source.Rows("now", 1)}"),
            }));

        private static readonly Dialect SqlServer = new(
            $"CAST('{Day}' AS date)",
            TallySource.All.Select(source => new DatabaseObject($"Tally_{source.Series}_{source.Table}", name => [SqlServerTrigger(source, name)])));

        private static DatabaseObject Row(TallySource source, string what, string work) => new($"Tally_{source.Series}_{source.Table}_{what}", name =>
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

        private static DatabaseObject Statement(TallySource source, string what, string tables, string rows)
        {
            var sums = source.Sums($"({rows})", $"DATE '{Day}'");
            var clear = what == "INSERT" ? "" : $"""DELETE FROM "Tallies" t USING ({sums}) d WHERE {Equal("t", "d")} AND t."Count" = 0;""";
            return new($"Tally_{source.Series}_{source.Table}_{what}", name =>
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
                DECLARE @d TABLE ("AccountId" uniqueidentifier, "Series" nvarchar(40), "State" nvarchar(256), "Mark" nvarchar(40),
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
