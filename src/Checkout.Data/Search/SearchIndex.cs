using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Checkout.Data.Search;

/// <summary>
/// Finds rows by the trigrams of their search texts: SQLite by a full-text table that triggers fill, PostgreSQL by an index of each
/// table; elsewhere, and for words of fewer than three characters, the texts of the account are read until enough have them. It narrows
/// and does not decide: whoever asks compares the texts of what it finds (<see cref="Having{T}"/>), so that every database finds the same.
/// </summary>
public static class SearchIndex
{
    /// <summary>Of a word that more rows have, any of them are soon met, in every order.</summary>
    public const int Most = 1000;

    private const int Trigram = 3;
    private const string Many = "+";

    // Signs for private use, of which 4,096 are told apart by three digits of a Guid; behind them those that tell tables apart.
    private const int FirstSign = 0xE000;
    private const int FirstTable = 0xF000;
    private const int DigitsAt = 30;

    // Only that a text has a trigram is kept. A text that changes is entered again and the former entry stays: it is no longer what the row
    // has, and entries are never looked for to be taken out. Accounts and tables have a trigram of their own in the first column.
    private const string Table = """
        CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Owner", "Text", "Id" UNINDEXED,
            content='', contentless_unindexed=1, detail=none, columnsize=0, tokenize='trigram case_sensitive 1')
        """;

    private static readonly string[] Tables =
        ["Quotes", "Contracts", "Orders", "Invoices", "Payments", "CreditMemos", "CollectionsActivities", "AuditEntries"];

    /// <summary>The rows in whose search text every word stands.</summary>
    /// <param name="words">As <see cref="SearchText.Words"/> makes them.</param>
    public static IQueryable<T> Having<T>(this IQueryable<T> rows, IEnumerable<string> words) =>
        words.Aggregate(rows, (found, word) =>
            found.Having(word, spelling => row => EF.Property<string>(row!, SearchText.Column).Contains(spelling)));

    /// <summary>The rows in which a word stands in one of its spellings.</summary>
    /// <param name="has">Says whether a row has a spelling.</param>
    public static IQueryable<T> Having<T>(this IQueryable<T> rows, string word, Func<string, Expression<Func<T, bool>>> has) =>
        rows.Where(SearchText.Spellings(word).Select(has).Aggregate((either, or) => Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(either.Body, ReplacingExpressionVisitor.Replace(or.Parameters[0], either.Parameters[0], or.Body)),
            either.Parameters)));

    /// <summary>The ids of all rows of the context's account in whose search text the words of each question may stand; null where they
    /// are more than <see cref="Most"/>. However many questions, at most two queries ask them.</summary>
    public static async Task<IReadOnlyDictionary<SearchQuestion, Guid[]?>> SearchAsync(
        this CheckoutDbContext db, IEnumerable<SearchQuestion> questions, CancellationToken cancellation)
    {
        var found = questions.Distinct().ToDictionary(question => question, _ => (Guid[]?)null);
        var matches = found.Keys.Select(question => (Question: question, Match: Match(db, question)))
            .ToLookup(asked => asked.Match is null);
        var (indexed, read) = (matches[false].ToList(), matches[true].Select(asked => asked.Question).ToList());
        if (indexed.Count > 0)
        {
#pragma warning disable RS0030 // The owner is the account.
            var answers = db.Database.SqlQueryRaw<string>(Sql(indexed.Count), [.. indexed.Select(asked => asked.Match!)]);
#pragma warning restore RS0030
            await foreach (var answer in answers.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                var at = answer.IndexOf(':', StringComparison.Ordinal);
                found[indexed[int.Parse(answer.AsSpan(0, at), CultureInfo.InvariantCulture)].Question] = Ids(answer[(at + 1)..]);
            }
        }

        if (read.Count > 0)
        {
            var rows = await read.Select((question, at) => question.Rows(db, at)).Aggregate((some, more) => some.Concat(more))
                .ToListAsync(cancellation);
            foreach (var (question, ids) in read.Select((question, at) => (question, rows.FindAll(row => row.Question == at))))
            {
                found[question] = ids.Count > Most ? null : [.. ids.Select(row => row.Id)];
            }
        }

        return found;
    }

    /// <summary>Where rows are found in several ways: those that are found for each word; a word that many have tells none apart.</summary>
    /// <param name="find">The ids of all that a word finds; null where they are many.</param>
    public static async Task<Guid[]?> ByWordAsync(IEnumerable<string> words, Func<string, Task<Guid[]?>> find)
    {
        Guid[]? found = null;
        foreach (var word in words)
        {
            if (await find(word) is { } ids)
            {
                found = found is null ? ids : [.. found.Intersect(ids)];
            }
        }

        return found;
    }

    /// <summary>What is found by the ids of others; null where it is more than <see cref="Most"/>.</summary>
    /// <param name="found">Asked for one more than that.</param>
    public static async Task<Guid[]?> FewAsync(this IAsyncEnumerable<Guid> found, CancellationToken cancellation)
    {
        var ids = await found.ToArrayAsync(cancellation);
        return ids.Length > Most ? null : ids;
    }

    /// <summary>What keeps it up to date.</summary>
    internal static IEnumerable<DatabaseObject> Of(CheckoutDbContext db) => db.Database switch
    {
        var sqlite when sqlite.IsSqlite() => Tables.SelectMany(table => new[]
        {
            Trigger(table, "INSERT", "INSERT", ""),
            Trigger(table, "UPDATE", $"UPDATE OF \"{SearchText.Column}\"",
                $"WHEN NEW.\"{SearchText.Column}\" IS NOT OLD.\"{SearchText.Column}\""),
        }),
        var postgreSql when postgreSql.IsNpgsql() => Tables.Select(table => new DatabaseObject($"Search_{table}", name =>
            [$"CREATE INDEX \"{name}\" ON \"{table}\" USING gin (\"{SearchText.Column}\" gin_trgm_ops)"])),
        _ => [],
    };

    /// <summary>Makes it anew of what is there.</summary>
    internal static IEnumerable<string> Refill(CheckoutDbContext db) => !db.Database.IsSqlite() ? [] :
    [
        "DROP TABLE IF EXISTS \"SearchIndex\"",

        // SQLite leaves this one behind.
        "DROP TABLE IF EXISTS \"SearchIndex_content\"",
        Table,
        .. Tables.Select(table => $"{Entry(table, "r")} FROM \"{table}\" AS r ORDER BY r.rowid"),
    ];

    private static DatabaseObject Trigger(string table, string name, string when, string condition) => new($"Search_{table}_{name}", full =>
    [
        $"""
        CREATE TRIGGER "{full}" AFTER {when} ON "{table}" {condition}
        BEGIN
            /* {Table} */
            {Entry(table, "NEW")};
        END
        """,
    ]);

    // JSON reads 0x1F as a number.
    private static string Entry(string table, string row)
    {
        string Sign(int from) => $"char({FirstSign} + (('0x' || substr({row}.\"AccountId\", {from + 1}, 3)) ->> '$'))";
        return $"""
            INSERT INTO "SearchIndex" ("Owner", "Text", "Id") SELECT char({FirstTable + Array.IndexOf(Tables, table)})
                || {Sign(DigitsAt)} || {Sign(DigitsAt + 3)}, {row}."{SearchText.Column}", {row}."Id"
            """;
    }

    // A row for each question: its place, and the ids, or a sign that there are more. Each is matched once, and an id is read only
    // where all are.
    private static string Sql(int questions)
    {
        var all = Enumerable.Range(0, questions).ToList();
        var found = string.Join(", ", all.Select(at =>
            $$"""f{{at}} AS MATERIALIZED (SELECT rowid AS "Row" FROM "SearchIndex" WHERE "SearchIndex" MATCH {{{at}}} LIMIT {{Most + 1}})"""));
        return $"WITH {found}\n" + string.Join("\nUNION ALL ", all.Select(at => $"""
            SELECT '{at}:' || CASE WHEN (SELECT count(*) FROM f{at}) > {Most} THEN '{Many}' ELSE coalesce((
                SELECT group_concat(c.c2) FROM f{at} JOIN "SearchIndex_content" AS c ON c.id = f{at}."Row"), '') END AS "Value"
            """));
    }

    private static Guid[]? Ids(string answer) => answer is Many ? null
        : [.. answer.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "D"))];

    // Null where no index is asked.
    private static string? Match(CheckoutDbContext db, SearchQuestion question)
    {
        // A spelling without a trigram may stand anywhere.
        var looked = question.Words.Select(word => SearchText.Spellings(word).Select(Trigrams).ToList())
            .Where(spellings => spellings.TrueForAll(trigrams => trigrams.Count > 0)).ToList();
        var table = Array.IndexOf(Tables, db.Model.FindEntityType(question.Document)?.GetTableName());
        if (!db.Database.IsSqlite() || looked.Count == 0 || table < 0 || db.Scope.AccountId is not { } account)
        {
            return null;
        }

        var digits = account.ToString("D");
        char Sign(int from) => (char)(FirstSign + int.Parse(digits.AsSpan(from, 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var owner = string.Concat((char)(FirstTable + table), Sign(DigitsAt), Sign(DigitsAt + 3));
        static string All(IEnumerable<string> trigrams) =>
            string.Join(" AND ", trigrams.Select(text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        return string.Join(" AND ", looked.Where(spellings => spellings.Count > 1)
            .Select(spellings => $"({string.Join(" OR ", spellings.Select(trigrams => $"({All(trigrams)})"))})")
            .Append(All(looked.Where(spellings => spellings.Count == 1).SelectMany(spellings => spellings[0])
                .Distinct(StringComparer.Ordinal).Append(owner))));
    }

    private static IReadOnlyList<string> Trigrams(string word)
    {
        var runes = word.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return
        [
            .. Enumerable.Range(0, Math.Max(0, runes.Count - Trigram + 1)).Select(at => string.Concat(runes.GetRange(at, Trigram)))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
