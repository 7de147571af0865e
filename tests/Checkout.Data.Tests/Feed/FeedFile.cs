using System.Text;
using System.Text.Json;
using Checkout.Data.Feed;
using Checkout.Data.Feed.Export;
using Checkout.Domain;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Data.Tests.Feed;

/// <summary>Small feeds for tests, and their import on a day that stands still.</summary>
internal sealed class FeedFile(TestDatabase database)
{
    // The records below name their dates: this day does not move with the run’s, only its hour does.
    public static readonly DateOnly Today = TestClock.SpelledOut;

    /// <summary>A vendor, an account with a member, a product, a contract and an order: what most records refer to.</summary>
    public static readonly string[] Basics =
    [
        """{"type":"legalEntity","externalId":"le","name":"Vendor","address":{"name":"Vendor","line1":"1 Street","city":"Town","country":"US"},"taxId":"1","bank":{"holder":"V","bank":"B","iban":"1"},"invoicePrefix":"INV-","creditMemoPrefix":"CM-","default":true}""",
        Account("acc", "A-1"),
        Account("other", "A-2"),
        """{"type":"user","externalId":"usr","email":"Ann@Example.com","displayName":"Ann","memberships":[{"account":"acc","profile":"Standard User","permissionSets":["Billing access"]}]}""",
        """{"type":"product","externalId":"prod","sku":"SEAT","name":"Seats","family":"Core","unit":"user","recurring":true,"taxClass":"software"}""",
        """{"type":"contract","externalId":"con","account":"acc","number":"C-00000007","name":"Contract","currency":"USD","terms":[{"from":"2026-01-01","to":"2026-12-31"}],"billingFrequency":"monthly","paymentTermsDays":30}""",
        """{"type":"order","externalId":"ord","account":"acc","number":"O-00000007","contract":"con","placedOn":"2026-01-01","placedBy":"Ann","currency":"USD","lines":[{"product":"prod","quantity":10,"listPrice":10,"tax":{"category":"S","rate":10}}]}""",
    ];

    public TestDatabase Database => database;

    public FakeTimeProvider Clock { get; } = new(TestClock.On(Today));

    public BusinessCalendar Calendar { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    public FeedImport Import => new(database.Contexts, Calendar, Clock);

    public static string Account(string id, string number, bool historyComplete = false) =>
        $$$"""{"type":"account","externalId":"{{{id}}}","number":"{{{number}}}","name":"Account {{{number}}}","billingAddress":{"name":"Account","line1":"2 Street","city":"Town","region":"NY","country":"US"},"executive":{"name":"Eve","email":"eve@vendor.example"},"currency":"USD","locale":"en-US","timeZone":"America/New_York","historyComplete":{{{(historyComplete ? "true" : "false")}}}}""";

    /// <summary>An invoice over one line; the figures agree unless told otherwise.</summary>
    public static string Invoice(
        string id, string number, decimal net = 100m, string account = "acc", string issuedOn = "2026-11-01", string dueOn = "2026-12-01",
        decimal? tax = null, string extra = "", string currency = "USD")
    {
        var due = FormattableString.Invariant($"{net + (tax ?? net * 0.1m):0.00}");
        return FormattableString.Invariant(
            $$$"""{"type":"invoice","externalId":"{{{id}}}","account":"{{{account}}}","number":"{{{number}}}","currency":"{{{currency}}}","issuedOn":"{{{issuedOn}}}","dueOn":"{{{dueOn}}}",{{{extra}}}"lines":[{"name":"Seats","quantity":1,"price":{{{net:0.00}}},"amount":{{{net:0.00}}},"tax":{"category":"S","rate":10}}],"taxes":[{"category":"S","rate":10,"taxable":{{{net:0.00}}},"tax":{{{tax ?? net * 0.1m:0.00}}}}],"totals":{"lineNet":{{{net:0.00}}},"net":{{{net:0.00}}},"tax":{{{tax ?? net * 0.1m:0.00}}},"total":{{{due}}},"due":{{{due}}}}}""");
    }

    public static string Payment(string id, string number, decimal amount, string allocations, string extra = "") =>
        FormattableString.Invariant(
        $$$"""{"type":"payment","externalId":"{{{id}}}","account":"acc","number":"{{{number}}}","currency":"USD","amount":{{{amount:0.00}}},"method":"bankTransfer","receivedOn":"2026-11-10",{{{extra}}}"allocations":[{{{allocations}}}]}""");

    public static string Quote(string id, string number, string extra = "", int quantity = 5) =>
        $$$"""{"type":"quote","externalId":"{{{id}}}","account":"acc","number":"{{{number}}}","title":"Seats","kind":"addOn","contract":"con","currency":"USD","expiresOn":"2026-12-15","termsVersion":"7","termsUrl":"https://vendor.example/terms",{{{extra}}}"lines":[{"product":"prod","quantity":{{{quantity}}},"listPrice":10,"tax":{"category":"S","rate":10}}]}""";

    public static FeedSource SourceOf(params string[] lines) =>
        new("test", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    public Task<FeedReport> RunAsync(params string[] lines) => Import.RunAsync(SourceOf(lines));

    /// <summary>What happened on the portal in the last day.</summary>
    public async Task<IReadOnlyList<JsonElement>> ExportAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await ExportAsync(Database, Clock);
    }

    /// <summary>What happened on the portal in the day before the clock's instant.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ExportAsync(TestDatabase database, TimeProvider clock)
    {
        using var stream = new MemoryStream();
        await new FeedExport(database.Contexts, clock).WriteAsync(stream, clock.GetUtcNow().AddDays(-1), CancellationToken.None);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public Task<FeedReport> CheckAsync(params string[] lines) => Import.RunAsync(SourceOf(lines), checkOnly: true);
}
