using System.Globalization;
using System.Text;
using Checkout.Data.Feed;
using Checkout.Domain;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Downloads;

/// <summary>Two customers whose documents have the same numbers and nothing else in common: what one of them gets never holds the other's
/// word.</summary>
internal sealed class TwinAccounts : IAsyncDisposable
{
    public const string Ours = "Northwind";
    public const string Theirs = "Southwind";

    private TwinAccounts(TestDatabase database, Portal portal)
    {
        (Database, Portal) = (database, portal);
    }

    public TestDatabase Database { get; }

    public Portal Portal { get; }

    /// <param name="invoices">How many invoices each has: SAME-1, SAME-2 and so on.</param>
    public static async Task<TwinAccounts> StartAsync(Engine engine, int invoices = 1, PortalSettings? settings = null, string currency = "EUR", string account = """,'endpointId':'0','endpointScheme':'0060','buyerReference':'x'""")
    {
        var database = await TestDatabase.CreateAsync(engine);
        var clock = new FakeTimeProvider(TestClock.On(TestClock.SpelledOut));
        var import = new FeedImport(database.Contexts, new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")),
            clock);
        var feed = string.Join('\n', Records(invoices, currency, account)).Replace('\'', '"');
        var report = await import.RunAsync(new FeedSource("twins", () => new MemoryStream(Encoding.UTF8.GetBytes(feed))));
        Assert.Empty(report.Problems);
        return new TwinAccounts(database, Portal.Start(database, clock, settings));
    }

    public Task<PortalClient> SignedInAsync(string name) => Portal.SignedInAs($"admin@{name.ToLowerInvariant()}.example");

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static IEnumerable<string> Records(int invoices, string currency, string account)
    {
        yield return """{'type':'legalEntity','externalId':'le','name':'Vendor','address':{'name':'Vendor','line1':'1 Street','city':'Town','postalCode':'10115','country':'DE'},'taxId':'DE1','bank':{'holder':'V','bank':'B','iban':'DE02120300000000202051'},'invoicePrefix':'INV-','creditMemoPrefix':'CM-','endpointId':'1','endpointScheme':'0060','contact':{'name':'Billing','phone':'+49 30 1234','email':'b@v.example'},'default':true}""";
        yield return """{'type':'product','externalId':'prod','sku':'SEAT','name':'Seats','family':'Core','unit':'user','recurring':true,'taxClass':'software'}""";
        foreach (var (name, net) in ((string, decimal)[])[(Ours, 100m), (Theirs, 700m)])
        {
            var address = $$$"""{'name':'{{{name}}} Ltd','line1':'{{{name}}} Street','city':'{{{name}}} City','postalCode':'10115','country':'DE'}""";
            yield return $$$"""{'type':'account','externalId':'{{{name}}}','number':'A-{{{name}}}','name':'{{{name}}} Ltd','billingAddress':{{{address}}},'executive':{'name':'Eve','email':'eve@vendor.example'},'currency':'{{{currency}}}','locale':'en-US','timeZone':'Europe/Berlin','taxId':'DE{{{net:0}}}'{{{account}}}}""";
            yield return $$$"""{'type':'user','externalId':'u{{{name}}}','email':'admin@{{{name.ToLowerInvariant()}}}.example','displayName':'{{{name}}} admin','memberships':[{'account':'{{{name}}}','profile':'System Administrator'}]}""";
            yield return $$$"""{'type':'contract','externalId':'c{{{name}}}','account':'{{{name}}}','number':'SAME','name':'Contract','currency':'{{{currency}}}','terms':[{'from':'2026-01-01','to':'2026-12-31'}],'billingFrequency':'monthly','paymentTermsDays':30}""";
            yield return $$$"""{'type':'order','externalId':'o{{{name}}}','account':'{{{name}}}','number':'SAME','contract':'c{{{name}}}','placedOn':'2026-01-01','placedBy':'{{{name}}}','currency':'{{{currency}}}','lines':[{'product':'prod','quantity':10,'listPrice':10,'tax':{'category':'S','rate':10}}]}""";
            for (var n = 1; n <= invoices; n++)
            {
                yield return Document("invoice", name, n, net, currency);
            }

            yield return Document("creditMemo", name, 1, net, currency);
        }
    }

    private static string Document(string type, string name, int n, decimal net, string currency)
    {
        var total = (net * 1.1m).ToString("0.00", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{'type':'{{{type}}}','externalId':'{{{type}}}{{{name}}}{{{n}}}','account':'{{{name}}}','number':'SAME-{{{n}}}','contract':'c{{{name}}}','currency':'{{{currency}}}','issuedOn':'2026-11-01',{{{(type == "invoice" ? "'dueOn':'2026-12-01'," : "")}}}'lines':[{'name':'{{{name}}} seats','quantity':1,'price':{{{net:0.00}}},'amount':{{{net:0.00}}},'tax':{'category':'S','rate':10}}],'taxes':[{'category':'S','rate':10,'taxable':{{{net:0.00}}},'tax':{{{net * 0.1m:0.00}}}}],'totals':{'lineNet':{{{net:0.00}}},'net':{{{net:0.00}}},'tax':{{{net * 0.1m:0.00}}},'total':{{{total}}},'due':{{{total}}}}}""");
    }
}
