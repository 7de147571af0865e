using System.Collections.Concurrent;
using Checkout.Data.Verification;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Verification;

/// <summary>Somebody with the database's password changes something, and it is found: which law, whose, which document.</summary>
[Trait("Acceptance", "O4")]
public sealed class FindingTampering(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly ConcurrentDictionary<TestDatabase, Lazy<Task<Paid>>> Worlds = new();

    // Each is undone again; a row that is taken away lies in a table of its own meanwhile.
    private static readonly Dictionary<string, (string Change, string Undo, string Law, Func<Paid, string> Document)> Kinds =
        new(StringComparer.Ordinal)
        {
            ["an invoice’s total"] = By("Invoices", "TotalAmount", "invoice total", paid => paid.Invoice),
            ["a line of an invoice"] = By("InvoiceLine", "Amount", "invoice lines", paid => paid.Invoice),
            ["the tax of an invoice"] = By("InvoiceTax", "TaxAmount", "invoice tax", paid => paid.Invoice),
            ["an invoice’s number"] = Set("Invoices", "Number", "'INV-00000099'", "'{invoice}'", "number", _ => "INV-00000099"),
            ["an order’s lines"] = By("OrderLine", "Amount", "order lines", paid => paid.Order),
            ["an order’s total"] = By("Orders", "TotalAmount", "order total", paid => paid.Order),
            ["a quote that was accepted"] = Set("Quotes", "Status", "'Active'", "'Purchased'", "quote of an order", paid => paid.Quote),
            ["what was accepted"] = Set("Acceptances", "Snapshot", "REPLACE(\"Snapshot\", '\"unit\"', '\"Unit\"')",
                "REPLACE(\"Snapshot\", '\"Unit\"', '\"unit\"')", "evidence of an acceptance", paid => paid.Order),
            ["an acceptance that is gone"] = Gone("Acceptances", "acceptance of an order", paid => paid.Order),
            ["an allocation that is gone"] = Gone("Allocations", "allocated of payment", paid => paid.Payment),
            ["an allocation’s amount"] = By("Allocations", "Amount", "allocated to invoice", paid => paid.Invoice),
            ["a payment’s amount"] = By("Payments", "Amount", "ledger of payment", paid => paid.Payment),
            ["an entry of the ledger"] = By("LedgerEntries", "Amount", "ledger of invoice", paid => paid.Invoice),
            ["an entry of the ledger that is gone"] = Gone("LedgerEntries", "balance", _ => "USD"),
            ["a currency"] = Set("LedgerEntries", "Currency", "'EUR'", "'USD'", "currency of ledger entry", paid => paid.Invoice),
            ["a figure that is kept"] = By("Tallies", "Count", "figures", paid => paid.Account),
            ["an entry of the activity"] = Set("AuditEntries", "Actor", "REPLACE(\"Actor\", '@', '#')", "REPLACE(\"Actor\", '#', '@')",
                "seals", paid => paid.Account),
        };

    public static TheoryData<Engine, string> All()
    {
        var all = new TheoryData<Engine, string>();
        foreach (var engine in Engines.All)
        {
            Kinds.Keys.ToList().ForEach(kind => all.Add(engine, kind));
        }

        return all;
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task Names_the_law_and_the_document(Engine engine, string kind)
    {
        var database = await databases.OnAsync(engine);
        var paid = await Worlds.GetOrAdd(database, made => new Lazy<Task<Paid>>(() => PayAsync(made))).Value;
        var (change, undo, law, document) = Kinds[kind];

        await TamperAsync(change);
        var findings = await FindAsync(database);
        await TamperAsync(undo);

        Assert.Contains(findings, finding => finding.Law == law
            && $"{finding.Account} {finding.Document} {finding.Said}".Contains(document(paid), StringComparison.Ordinal));
        Assert.Empty(await FindAsync(database));

        async Task TamperAsync(string sql)
        {
            foreach (var statement in sql.Replace("{invoice}", paid.Invoice, StringComparison.Ordinal).Split(';'))
            {
                await database.ExecuteAsync(statement);
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Finds_nothing_in_the_demo_data(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);

        Assert.Empty(await FindAsync(database));
        Assert.Equal("Every law holds.\n", (await Commands.CommandRun.OnAsync(database, "verify")).Output.ReplaceLineEndings("\n"));
        await database.ExecuteAsync("""UPDATE "Payments" SET "Amount" = "Amount" + 1""");
        Assert.Equal(1, (await Commands.CommandRun.OnAsync(database, "verify")).ExitCode);
    }

    internal static async Task<List<LawFinding>> FindAsync(TestDatabase database)
    {
        var findings = new List<LawFinding>();
        await foreach (var finding in new DataVerification(database.Contexts, TestAuditKey.For(database.Options))
            .RunAsync(CancellationToken.None))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static (string, string, string, Func<Paid, string>) By(string table, string column, string law, Func<Paid, string> document) =>
        Set(table, column, $"\"{column}\" + 1", $"\"{column}\" - 1", law, document);

    private static (string, string, string, Func<Paid, string>) Set(string table, string column, string value, string former, string law,
        Func<Paid, string> document) =>
        ($"UPDATE \"{table}\" SET \"{column}\" = {value}", $"UPDATE \"{table}\" SET \"{column}\" = {former}", law, document);

    private static (string, string, string, Func<Paid, string>) Gone(string table, string law, Func<Paid, string> document) =>
        ($"CREATE TABLE \"Kept\" AS SELECT * FROM \"{table}\"; DELETE FROM \"{table}\"",
            $"INSERT INTO \"{table}\" SELECT * FROM \"Kept\"; DROP TABLE \"Kept\"", law, document);

    private static async Task<Paid> PayAsync(TestDatabase database)
    {
        var world = await World.CreateAsync(database, TestClock.Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(3m, 10m, rate: 19m));
        await world.AcceptAsync(quote);
        await using var db = database.Contexts.ForAccount(world.Account.Id);
        var invoice = await db.Invoices.SingleAsync();
        var till = new Till(world);
        var attempt = await till.OpenAsync((invoice, 12m));
        await till.TypeAsync(attempt);
        Assert.Equal(PaymentAttemptStatus.Succeeded, await till.ReturnAsync(attempt));
        return new Paid(world.Account.Number, quote.Number, await db.Orders.Select(order => order.Number).SingleAsync(), invoice.Number,
            await db.Payments.Select(payment => payment.Number).SingleAsync());
    }

    private sealed record Paid(string Account, string Quote, string Order, string Invoice, string Payment);
}
