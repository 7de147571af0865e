using Checkout.Data.Providers;

namespace Checkout.Data.Tallies;

/// <summary>The triggers that keep the tallies, and what counts everything again.</summary>
internal static class TallyTriggers
{
    private const string Columns =
        """ "AccountId", "Series", "State", "Mark", "Currency", "Day", "Count", "Net", "Amount", "Open" """;

    private const string Kept = $"""SELECT {Columns} FROM "Tallies" """;

    private static readonly string[] Key = ["AccountId", "Series", "State", "Mark", "Currency", "Day"];
    private static readonly string[] Sums = ["Count", "Net", "Amount", "Open"];

    private static readonly string Upsert = $"ON CONFLICT ({string.Join(", ", Key.Select(column => $"\"{column}\""))}) DO UPDATE SET "
        + string.Join(", ", Sums.Select(column => $"\"{column}\" = \"Tallies\".\"{column}\" + excluded.\"{column}\""));

    public static IEnumerable<DatabaseObject> Of(CheckoutDbContext db)
    {
        var dialect = TallyDialect.Of(db);
        return db switch
        {
            SqliteDbContext => TallySource.All.SelectMany(source => OnSqlite(source, dialect)),
            PostgreSqlDbContext => TallySource.All.SelectMany(source => OnPostgreSql(source, dialect)),
            _ => TallySource.All.Select(source => OnSqlServer(source, dialect)),
        };
    }

    /// <summary>Counts everything again.</summary>
    public static IEnumerable<string> Recount(CheckoutDbContext db) =>
    [
        """DELETE FROM "Tallies" """,
        .. TallySource.All.Select(source => $"""INSERT INTO "Tallies" ({Columns}) {Counted(source, TallyDialect.Of(db))}"""),
    ];

    public static string CountedButNotKept(CheckoutDbContext db) => $"{Counted(db)} EXCEPT {Kept}";

    public static string KeptButNotCounted(CheckoutDbContext db) => $"{Kept} EXCEPT {Counted(db)}";

    private static string Counted(CheckoutDbContext db)
    {
        var all = string.Join(" UNION ALL ", TallySource.All.Select(source => Counted(source, TallyDialect.Of(db))));
        return $"SELECT * FROM ({all}) AS counted";
    }

    // The rows of a table, as they should be tallied.
    private static string Counted(TallySource source, TallyDialect dialect) =>
        source.Sums($"({source.Rows($"\"{source.Table}\"", 1)})", dialect);

    private static string Equal(string left, string right) =>
        string.Join(" AND ", Key.Select(column => $"{left}.\"{column}\" = {right}.\"{column}\""));

    private static DatabaseObject Trigger(TallySource source, string what, Func<string, IReadOnlyList<string>> sql) =>
        new($"Tally_{source.Series}_{source.Table}{what}", sql);

    // For each row: what was is taken off, what is now is added.
    private static IEnumerable<DatabaseObject> OnSqlite(TallySource source, TallyDialect dialect)
    {
        yield return OnSqlite(source, "INSERT", Added("NEW", 1));
        yield return OnSqlite(source, "DELETE", Added("OLD", -1) + Cleared());
        if (source.Columns.Count > 0)
        {
            yield return OnSqlite(source, "UPDATE", Added("OLD", -1) + Added("NEW", 1) + Cleared());
        }

        string Added(string row, int sign) => Of(row,
            $$"""
            INSERT INTO "Tallies" ({{Columns}})
            VALUES (r."AccountId", '{{source.Series}}', {{source.State}}, {{source.Mark}}, {{source.Currency}}, {{source.Day}},
                {{sign}}, {{sign}} * ({{source.Net}}), {{sign}} * ({{source.Amount}}), {{sign}} * ({{source.Open}}))
            {{Upsert}};

            """);

        string Cleared() => Of("OLD",
            $$"""
            DELETE FROM "Tallies" WHERE "AccountId" = r."AccountId" AND "Series" = '{{source.Series}}' AND "State" = {{source.State}}
                AND "Mark" = {{source.Mark}} AND "Currency" = {{source.Currency}} AND "Day" = {{source.Day}} AND "Count" = 0;
            """);

        string Of(string row, string sql) => dialect.Write(sql.Replace("r.\"", $"{row}.\"", StringComparison.Ordinal));
    }

    private static DatabaseObject OnSqlite(TallySource source, string what, string work)
    {
        var of = what == "UPDATE" ? $" OF {string.Join(", ", source.Columns.Select(column => $"\"{column}\""))}" : "";
        return Trigger(source, $"_{what}", name => [$"""
            CREATE TRIGGER "{name}" AFTER {what}{of} ON "{source.Table}"
            BEGIN
            {work}
            END
            """]);
    }

    // For each statement, over all rows that it changed.
    private static IEnumerable<DatabaseObject> OnPostgreSql(TallySource source, TallyDialect dialect)
    {
        var (was, now) = (source.Rows("was", -1), source.Rows("now", 1));
        yield return OnPostgreSql(source, dialect, "INSERT", "NEW TABLE AS now", now);
        yield return OnPostgreSql(source, dialect, "DELETE", "OLD TABLE AS was", was);
        yield return OnPostgreSql(source, dialect, "UPDATE", "OLD TABLE AS was NEW TABLE AS now", $"{was} UNION ALL {now}");
    }

    private static DatabaseObject OnPostgreSql(TallySource source, TallyDialect dialect, string what, string tables,
        string rows)
    {
        var sums = source.Sums($"({rows})", dialect);
        var cleared = what == "INSERT" ? ""
            : $"""DELETE FROM "Tallies" t USING ({sums}) d WHERE {Equal("t", "d")} AND t."Count" = 0;""";
        return Trigger(source, $"_{what}", name =>
        [
            $"""
            CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                INSERT INTO "Tallies" ({Columns})
                SELECT * FROM ({sums}) d WHERE d."Count" <> 0 OR d."Net" <> 0 OR d."Amount" <> 0 OR d."Open" <> 0
                {Upsert};
                {cleared}
                RETURN NULL;
            END $body$
            """,
            $"""
            CREATE TRIGGER "{name}" AFTER {what} ON "{source.Table}" REFERENCING {tables}
            FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()
            """,
        ]);
    }

    private static DatabaseObject OnSqlServer(TallySource source, TallyDialect dialect)
    {
        var sums = source.Sums($"({source.Rows("inserted", 1)} UNION ALL {source.Rows("deleted", -1)})", dialect);
        return Trigger(source, "", name => [$"""
            CREATE TRIGGER "{name}" ON "{source.Table}" AFTER INSERT, UPDATE, DELETE AS
            BEGIN
                SET NOCOUNT ON;
                DECLARE @d TABLE ("AccountId" uniqueidentifier, "Series" nvarchar(40), "State" nvarchar(256), "Mark" nvarchar(40),
                    "Currency" nvarchar(3), "Day" date, "Count" bigint,
                    "Net" decimal(19, 4), "Amount" decimal(19, 4), "Open" decimal(19, 4));
                INSERT INTO @d
                SELECT * FROM ({sums}) AS d WHERE d."Count" <> 0 OR d."Net" <> 0 OR d."Amount" <> 0 OR d."Open" <> 0;
                UPDATE t SET {string.Join(", ", Sums.Select(column => $"t.\"{column}\" = t.\"{column}\" + d.\"{column}\""))}
                FROM "Tallies" AS t JOIN @d AS d ON {Equal("t", "d")};
                INSERT INTO "Tallies" ({Columns})
                SELECT {Columns} FROM @d AS d WHERE NOT EXISTS (SELECT 1 FROM "Tallies" AS t WHERE {Equal("t", "d")});
                DELETE t FROM "Tallies" AS t JOIN @d AS d ON {Equal("t", "d")} WHERE t."Count" = 0;
            END
            """]);
    }
}
