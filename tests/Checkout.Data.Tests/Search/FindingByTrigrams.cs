using Checkout.Data.Providers;
using Checkout.Data.Search;
using Checkout.Domain;
using Checkout.Domain.Collections;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Search;

/// <summary>Every database finds by its index exactly what is found by reading every text.</summary>
[Trait("Acceptance", "F1")]
public sealed class FindingByTrigrams(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const int LongestNote = 1000;

    private static readonly string[] Texts =
    [
        .. OddTexts.All,
        "Łódź ① straße Ægir’s Işık", "100% sure_thing", "100 sure thing", "AND OR NOT NEAR(a b, 2)", "\"quoted phrase\" col:umn ^start",
        "abc*", "xabcx xbcdx", "abcd", "INV-0001234", "INV-0012340", "=1240= =1240.5=", "=12400=", "first line\nsecond line", "a😀b😀c 😀😀😀",
        "\uE000\uE001\uE002", "שלום عربي", "[a-z] ] [", "back\\slash %\\_", "", "ab", "x", "ÀÉÎ", "0001234 premier", "PREMIER support",
        "Müller, Zürich", "Mueller Zuerich", "Muller Zurich", "Ü", "UE",
    ];

    private static readonly string[] Asked =
    [
        .. Texts, "abc bcd", "and", "not", "near", "o", "in", "12", "=1240=", "line second", "premier 1234", "PREM", "pre", "mier sup",
        "ier s", "😀", "😀B😀", "b😀", "%\\", "\\_", "e_t", "nothing has this", "a b c d e f g h", "łódź", "ss", "trasse", "''", "\"\"\"",
        "mueller", "MÜLLER zurich", "zuerich muller", "ü", "ue",
    ];

    [SkippableTheory, EveryEngine]
    public async Task What_reading_every_text_finds(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today);
        var other = await World.CreateAsync(world.Database, TestClock.Today);
        await WriteAsync(world, Texts);
        await WriteAsync(other, Texts);
        await FindTheSameAsync(world);

        // A text changes, a row goes, and all of it is made anew, as with an upgrade.
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            var rows = await db.CollectionsActivities.OrderBy(row => row.Ordinal).ToListAsync();
            foreach (var (row, next) in rows.Zip(rows.Skip(1)).Where((_, at) => at % 3 == 0))
            {
                var text = db.Entry(next).Property<string>(SearchText.Column).CurrentValue;
                await db.CollectionsActivities.Where(changed => changed.Id == row.Id).ExecuteUpdateAsync(update =>
                    update.SetProperty(changed => EF.Property<string>(changed, SearchText.Column), text));
            }

            var gone = rows[^2].Id;
            await db.CollectionsActivities.Where(row => row.Id == gone).ExecuteDeleteAsync();
        }

        await FindTheSameAsync(world);
        await FindTheSameAsync(other);
        await using (var unscoped = world.Database.Contexts.Unscoped())
        {
            Assert.True(await DatabaseObjects.HasTrigramsAsync(unscoped, CancellationToken.None));
            await DatabaseObjects.RemakeAsync(unscoped, CancellationToken.None);
        }

        await FindTheSameAsync(world);
    }

    [SkippableTheory, EveryEngine]
    public async Task A_word_that_many_rows_have_tells_none_apart(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today);
        await WriteAsync(world, [.. Enumerable.Repeat("common", SearchIndex.Most), "common rare"]);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);

        Assert.Null(await FoundAsync(db, "COMMON"));
        Assert.Single((await FoundAsync(db, "COMMON", "RARE"))!);
        Assert.Single((await FoundAsync(db, "RARE"))!);
        Assert.Empty((await FoundAsync(db, "UNCOMMON"))!);
    }

    /// <summary>Prepared, they would be planned for any words, and PostgreSQL would read the texts of all accounts.</summary>
    [SkippableFact]
    public async Task What_looks_for_words_is_planned_for_these_words()
    {
        var world = await World.CreateAsync(await databases.OnAsync(Engine.PostgreSql), TestClock.Today);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        await db.Database.OpenConnectionAsync();
        for (var time = 0; time < 10; time++)
        {
            await FoundAsync(db, "COMMON");
            await db.Invoices.Having(["COMMON"]).CountAsync();
            await db.Invoices.CountAsync();
        }

        var prepared = await db.ReadAsync("SELECT statement FROM pg_prepared_statements", row => row.GetString(0), CancellationToken.None);
        Assert.Contains(prepared, statement => statement.Contains("\"Invoices\"", StringComparison.Ordinal));
        Assert.DoesNotContain(prepared, statement => statement.Contains(" LIKE ", StringComparison.Ordinal)
            && !statement.Contains("\"Id\" = ANY (", StringComparison.Ordinal));
    }

    private static async Task<Guid[]?> FoundAsync(CheckoutDbContext db, params string[] words)
    {
        var question = SearchQuestion.Of<CollectionsActivity>(words);
        return (await db.SearchAsync([question, SearchQuestion.Of<Invoice>(words)], CancellationToken.None))[question];
    }

    private static Task WriteAsync(World world, IEnumerable<string> texts) => world.WriteAsync(
    [
        .. texts.Select((text, n) => world.Event(
            $"E{n}", CollectionsKind.Reminder, note: text.Cleaned(CleanText.StandIn).Truncate(LongestNote)))
    ]);

    private static async Task FindTheSameAsync(World world)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var texts = await db.CollectionsActivities.Select(row => new { row.Id, Text = EF.Property<string>(row, SearchText.Column) })
            .ToListAsync();
        foreach (var asked in Asked)
        {
            var words = SearchText.Words(asked).ToList();
            var expected = texts.Where(row => words.TrueForAll(word =>
                    SearchText.Spellings(word).Any(spelling => row.Text.Contains(spelling, StringComparison.Ordinal))))
                .Select(row => row.Id).Order().ToList();
            var ids = await FoundAsync(db, [.. words]);
            Assert.NotNull(ids);
            var found = await db.CollectionsActivities.Where(row => ids.Contains(row.Id)).Having(words).Select(row => row.Id).ToListAsync();

            Assert.True(expected.SequenceEqual(found.Order()), $"“{asked}” finds {found.Count} instead of {expected.Count}.");
        }
    }
}
