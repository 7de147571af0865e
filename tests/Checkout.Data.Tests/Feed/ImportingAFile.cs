using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>A file is taken as a whole or not at all, and every problem in it is told.</summary>
[Trait("Acceptance", "S3")]
public sealed class ImportingAFile(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngine]
    public async Task With_five_mistakes_tells_all_five_with_line_and_field_and_keeps_nothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var before = await DatabaseState.OfAsync(database.Contexts);

        var report = await new FeedFile(database).RunAsync(
        [
            .. FeedFile.Basics,
            """{"type":"product","externalId":"p2","sku":"P2","name":"Two","family":"Core","unit":"user","recurring":true,"taxClass":"software","colour":"red"}""",
            FeedFile.Invoice("i1", "A1", tax: 12m),
            FeedFile.Invoice("i2", "A2", account: "nobody"),
            FeedFile.Invoice("i3", "A3", currency: "EUR", extra: "\"contract\":\"con\","),
            "{\"type\":\"payment\", oops",
        ]);

        var first = FeedFile.Basics.Length + 1;
        Assert.Equal(
            [(first, "colour"), (first + 1, "taxes[0].tax"), (first + 2, "account"), (first + 3, "currency"), (first + 4, null)],
            report.Problems.Select(problem => (problem.Line, problem.Field)).Order());
        Assert.Equal(before, await DatabaseState.OfAsync(database.Contexts));
    }

    [SkippableTheory, EveryEngine]
    public async Task Only_checked_writes_nothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var before = await DatabaseState.OfAsync(database.Contexts);

        Assert.True((await new FeedFile(database).CheckAsync([.. FeedFile.Basics, FeedFile.Quote("q", "Q-1")])).Succeeded);

        Assert.Equal(before, await DatabaseState.OfAsync(database.Contexts));
    }

    [SkippableTheory, EveryEngine]
    public async Task With_ids_and_numbers_that_differ_in_case_alone_takes_both(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);

        for (var round = 0; round < 2; round++)
        {
            Assert.Empty((await feed.RunAsync(
                [.. FeedFile.Basics, FeedFile.Invoice("crm-ß", "Inv-1"), FeedFile.Invoice("CRM-ss", "inv-1")])).Problems);
        }

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(["Inv-1"], await db.Invoices.Where(row => row.Number == "Inv-1").Select(row => row.Number).ToListAsync());
        Assert.Equal(2, await db.Invoices.CountAsync());
    }

    [Theory]
    [InlineData("""{"type":"nothing","externalId":"x"}""", "type")]
    [InlineData("""{"externalId":"x"}""", "type")]
    [InlineData("""[1,2]""", null)]
    [InlineData("""{"type":"usage","externalId":"u","order":"ord","line":1,"used":"many","on":"2026-11-22"}""", "used")]
    [InlineData("""{"type":"usage","externalId":"u","order":"ord","line":1,"used":3,"on":"22.11.2026"}""", "on")]
    [InlineData("""{"type":"usage","externalId":"u","order":"ord","line":9,"used":3,"on":"2026-11-22"}""", "line")]
    [InlineData("""{"type":"usage","externalId":"u","order":"ord","line":1,"used":3.00001,"on":"2026-11-22"}""", "used")]
    [InlineData("""{"type":"usage","externalId":"u","order":"ord","line":1,"used":3}""", "on")]
    [InlineData("""{"type":"usage","externalId":"u","order":"ord","line":1,"used":3,"used":4,"on":"2026-11-22"}""", "used")]
    [InlineData("""{"type":"usage","externalId":"checkout:u","order":"ord","line":1,"used":3,"on":"2026-11-22"}""", "externalId")]
    [InlineData("""{"type":"taxRate","externalId":"t","country":"usa","productTaxClass":"s","accountCategory":"standard","validFrom":"2026-01-01","category":"S","rate":1}""", "country")]
    [InlineData("""{"type":"taxRate","externalId":"t","country":"US","productTaxClass":"s","accountCategory":"standard","validFrom":"2026-01-01","category":"X","rate":1}""", "category")]
    [InlineData("""{"type":"user","externalId":"u2","email":"nobody","displayName":"N","memberships":[]}""", "email")]
    [InlineData("""{"type":"user","externalId":"u2","email":"ann@example.com","displayName":"Another Ann","memberships":[]}""", "email")]
    [InlineData("""{"type":"user","externalId":"u2","email":"n@example.com","displayName":"N","memberships":[{"account":"acc","profile":"King"}]}""", "memberships[0].profile")]
    [InlineData("""{"type":"user","externalId":"u2","email":"n@example.com","displayName":"N\u0000","memberships":[]}""", "displayName")]
    public async Task Names_the_field_that_is_wrong(string line, string? field)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new FeedFile(database);

        var problem = Assert.Single((await feed.CheckAsync([.. FeedFile.Basics, line])).Problems);

        Assert.Equal((FeedFile.Basics.Length + 1, field), (problem.Line, problem.Field));
    }

    [Fact]
    public async Task Refuses_an_id_that_comes_twice_and_a_number_that_Checkout_gives_itself()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);

        var report = await new FeedFile(database).CheckAsync(
            [.. FeedFile.Basics, FeedFile.Invoice("i1", "A1"), FeedFile.Invoice("i1", "A2"), FeedFile.Invoice("i3", "A1"),
            FeedFile.Invoice("i4", "INV-00000012")]);

        Assert.Equal(["externalId", "number", "number"], report.Problems.Select(problem => problem.Field).Order());
    }

    [SkippableTheory, EveryEngine]
    public async Task Writes_ledger_and_allocations_with_posting_dates(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await using (var db = database.Contexts.Unscoped())
        {
            (await db.Books.SingleAsync()).CloseThrough(new DateOnly(2026, 11, 15));
            await db.SaveChangesAsync();
        }

        // While the history is being delivered it keeps its dates; afterwards nothing is posted into closed books.
        Assert.Empty((await feed.RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i1", "A1"), FeedFile.Payment("p1", "P1", 60m, """{"invoice":"i1","amount":60}""")])).Problems);
        Assert.Empty((await feed.RunAsync(FeedFile.Account("acc", "A-1", historyComplete: true))).Problems);
        Assert.Empty((await feed.RunAsync(FeedFile.Invoice("i2", "A2"))).Problems);

        await using var read = database.Contexts.Unscoped();
        var entries = await read.LedgerEntries.OrderBy(entry => entry.PostedOn).ToListAsync();
        Assert.Equal(
            [(LedgerKind.Invoice, 110m, new DateOnly(2026, 11, 1)), (LedgerKind.Payment, -60m, new DateOnly(2026, 11, 10)),
            (LedgerKind.Invoice, 110m, new DateOnly(2026, 11, 16))],
            entries.Select(entry => (entry.Kind, entry.Amount, entry.PostedOn)));
        var invoice = await read.Invoices.SingleAsync(row => row.ExternalId == "i1");
        Assert.Equal((60m, InvoiceStatus.PartiallyPaid), (invoice.AllocatedAmount, invoice.StatusOn(FeedFile.Today)));
        Assert.Equal(new DateOnly(2026, 11, 10), (await read.Allocations.SingleAsync()).PostedOn);
    }

    [SkippableTheory, EveryEngine]
    public async Task Never_allocates_more_than_there_is(Engine engine)
    {
        var database = await databases.OnAsync(engine);

        var report = await new FeedFile(database).CheckAsync(
        [
            .. FeedFile.Basics,
            FeedFile.Invoice("i1", "A1"),
            FeedFile.Invoice("i2", "A2"),
            FeedFile.Payment("p1", "P1", 100m, """{"invoice":"i1","amount":100}"""),
            FeedFile.Payment("p2", "P2", 100m, """{"invoice":"i1","amount":20}"""),
            FeedFile.Payment("p3", "P3", 30m, """{"invoice":"i2","amount":40}"""),
        ]);

        Assert.Equal([(FeedFile.Basics.Length + 4, "allocations[0].amount"), (FeedFile.Basics.Length + 5, "allocations")],
            report.Problems.Select(problem => (problem.Line, problem.Field)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Knows_refunds_chargebacks_voids_and_credits(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var memo = FeedFile.Invoice("m1", "M1")
            .Replace("\"type\":\"invoice\"", "\"type\":\"creditMemo\",\"kind\":\"void\",\"invoice\":\"i2\"", StringComparison.Ordinal)
            .Replace("\"dueOn\":\"2026-12-01\",", "", StringComparison.Ordinal);
        var credit = FeedFile.Invoice("i3", "A3", net: -50m, extra: "\"allocations\":[{\"invoice\":\"i1\",\"amount\":30}],");

        var report = await new FeedFile(database).RunAsync(
        [
            .. FeedFile.Basics,
            FeedFile.Invoice("i1", "A1"),
            FeedFile.Invoice("i2", "A2"),
            memo,
            credit,
            FeedFile.Payment("p1", "P1", 100m, """{"invoice":"i1","amount":70}""", "\"refunds\":[{\"amount\":20,\"on\":\"2026-11-12\"}],"),
            FeedFile.Payment("p2", "P2", 40m, "", "\"chargedBackOn\":\"2026-11-12\","),
        ]);

        Assert.Empty(report.Problems);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(InvoiceStatus.Void, (await db.Invoices.SingleAsync(row => row.ExternalId == "i2")).StatusOn(FeedFile.Today));
        Assert.Equal(100m, (await db.Invoices.SingleAsync(row => row.ExternalId == "i1")).AllocatedAmount);
        Assert.Equal([PaymentStatus.PartiallyRefunded, PaymentStatus.ChargedBack],
            await db.Payments.OrderBy(row => row.Number).Select(row => row.Status).ToListAsync());
        Assert.Equal(110m + 110m - 110m - 55m - 100m + 20m - 40m + 40m, await db.LedgerEntries.SumAsync(entry => entry.Amount));
    }

    [SkippableTheory, EveryEngine]
    public async Task Gives_numbers_that_look_alike_in_a_URL_slugs_of_their_own_and_goes_on_after_them(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);

        Assert.Empty((await new FeedFile(database)
            .RunAsync([.. FeedFile.Basics, FeedFile.Invoice("i1", "2026/1"), FeedFile.Invoice("i2", "2026-1"),
            FeedFile.Invoice("i3", "2026 1")])).Problems);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(["2026-1", "2026-1-2", "2026-1-3"], await db.Invoices.OrderBy(row => row.Slug).Select(row => row.Slug).ToListAsync());
        Assert.Equal(7, await db.NumberSeries.Where(series => series.Key == "C").Select(series => series.Last).SingleAsync());
        Assert.Equal(7, await db.NumberSeries.Where(series => series.Key == "O").Select(series => series.Last).SingleAsync());
    }
}
