using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Checkout.Data.Feed;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Documents;

/// <summary>
/// Each kind of document with sixty lines, names of 120 characters, accents and Japanese: what another program reads in its PDF is what
/// its page says. A new kind of document is one more row.
/// </summary>
[Trait("Acceptance", "T5")]
public sealed partial class EveryKindOfPdf : IAsyncLifetime
{
    private const int Lines = 60;

    private static readonly string[] Scripts = ["Łódź–Ærøskøbing Žilina Ñuñoa", "日本語の製品名は空白を含まないので文字の間で改行します",
        "Enterprise Platform Special Edition with extended support"];

    private TestDatabase _database = null!;
    private Portal _portal = null!;
    private PortalClient _browser = null!;

    /// <summary>Page, PDF, and what of the page the PDF has to repeat.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "quote", "/Quotes/L-1", "table.lines" },
        { "order-form", "/Orders/L-1", "table.lines" },
        { "invoice", "/Invoices/L-1", "table.lines, table.schedule" },
        { "credit-memo", "/CreditMemos/L-1", "table.lines, table.schedule" },
    };

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var clock = new FakeTimeProvider(TestClock.On(TestClock.SpelledOut));
        var import = new FeedImport(_database.Contexts, new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")),
            clock);
        var feed = Encoding.UTF8.GetBytes(string.Join('\n', Records()).Replace('\'', '"'));
        Assert.Empty((await import.RunAsync(new FeedSource("long", () => new MemoryStream(feed)))).Problems);
        _portal = Portal.Start(_database, clock);
        _browser = await _portal.SignedInAs("ann@long.example");
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Says_in_print_what_its_page_says(string kind, string path, string tables)
    {
        new DocumentPrinter().SkipUnlessPrintable(string.Concat(Scripts));
        var page = (await _browser.GetAsync(path)).Expect(HttpStatusCode.OK);
        var pdf = (await _browser.GetAsync(path + "/Pdf")).Expect(HttpStatusCode.OK).Bytes;
        await PdfPictures.KeepAsync(pdf, $"pdf-{kind}");

        var printed = await PdfText.ReadAsPrintedAsync(pdf);
        var joined = Joined(printed);
        Assert.All(Enumerable.Range(1, Lines), line => Assert.Contains(Joined(NameOf(line)), joined, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, Lines), line => Assert.Contains(Joined(NameOf(line)), Joined(page.Text), StringComparison.Ordinal));
        Assert.All(page.Find(".letterhead address").TextContent.Split('\n', ',').Where(line => !string.IsNullOrWhiteSpace(line)),
            line => Assert.Contains(Joined(line), joined, StringComparison.Ordinal));

        // How a price comes about is explained on the page only.
        foreach (var explanation in page.All(".explain"))
        {
            explanation.Remove();
        }

        var figures = page.All(tables).SelectMany(table => Figures().Matches(table.TextContent).Select(figure => figure.Value))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(figures.Count >= Lines);
        Assert.Empty(figures.Except(Figures().Matches(printed).Select(figure => figure.Value)));

        var pages = printed.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length > 2);
        Assert.All(pages.Index(), each =>
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page {each.Index + 1} of {pages.Length}"), each.Item,
            StringComparison.Ordinal));
        Assert.All(pages.Take(2), each => Assert.Contains("Product", each, StringComparison.Ordinal));
    }

    private static string NameOf(int line)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"No.{line:D2} {Scripts[line % Scripts.Length]} ");
        return (start + string.Concat(Enumerable.Repeat("long name ", 12)))[..120].TrimEnd();
    }

    private static string Joined(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static IEnumerable<string> Records()
    {
        yield return """{'type':'legalEntity','externalId':'le','name':'Výrobce Łódź, spółka z o.o. 日本支店','address':{'name':'Výrobce','line1':'Ulice 1','city':'Žilina','country':'SK'},'taxId':'SK1','bank':{'holder':'Výrobce','bank':'Banka','iban':'SK3112000000198742637541'},'invoicePrefix':'INV-','creditMemoPrefix':'CM-','default':true}""";
        yield return """{'type':'account','externalId':'a','number':'A-1','name':'Société Générale d’Ærøskøbing','billingAddress':{'name':'Société Générale d’Ærøskøbing 経理部','line1':'Rue de l’Église 14, bâtiment Ñ','city':'Besançon','country':'FR'},'executive':{'name':'Noémie','email':'noemie@vendor.example'},'currency':'EUR','locale':'en-US','timeZone':'Europe/Berlin'}""";
        yield return """{'type':'user','externalId':'u','email':'ann@long.example','displayName':'Ann','memberships':[{'account':'a','profile':'System Administrator'}]}""";
        foreach (var line in Enumerable.Range(1, Lines))
        {
            yield return $$$"""{'type':'product','externalId':'p{{{line}}}','sku':'SKU-{{{line}}}','name':'{{{NameOf(line)}}}','family':'Core','unit':'user','recurring':false,'taxClass':'software'}""";
        }

        var priced = string.Join(',', Enumerable.Range(1, Lines).Select(line => $$$"""{'product':'p{{{line}}}','quantity':1,'listPrice':{{{AmountOf(line)}}},'tax':{'category':'S','rate':20}}"""));
        var billed = string.Join(',', Enumerable.Range(1, Lines).Select(line => $$$"""{'name':'{{{NameOf(line)}}}','quantity':1,'price':{{{AmountOf(line)}}},'amount':{{{AmountOf(line)}}},'periodFrom':'2026-01-01','periodTo':'2026-12-31','tax':{'category':'S','rate':20}}"""));
        var net = Enumerable.Range(1, Lines).Sum(line => decimal.Parse(AmountOf(line), CultureInfo.InvariantCulture));
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""'lines':[{{{billed}}}],'taxes':[{'category':'S','rate':20,'taxable':{{{net}}},'tax':{{{net * 0.2m:0.00}}}}],'totals':{'lineNet':{{{net}}},'net':{{{net}}},'tax':{{{net * 0.2m:0.00}}},'total':{{{net * 1.2m:0.00}}},'due':{{{net * 1.2m:0.00}}}}}""");
        yield return """{'type':'contract','externalId':'c','account':'a','number':'L-1','name':'Contract','currency':'EUR','terms':[{'from':'2026-01-01','to':'2026-12-31'}],'billingFrequency':'monthly','paymentTermsDays':30}""";
        yield return $$$"""{'type':'quote','externalId':'q','account':'a','number':'L-1','title':'Sixty','kind':'addOn','contract':'c','currency':'EUR','expiresOn':'2026-12-15','termsVersion':'7','termsUrl':'https://vendor.example/terms','lines':[{{{priced}}}]}""";
        yield return $$$"""{'type':'order','externalId':'o','account':'a','number':'L-1','contract':'c','placedOn':'2026-01-01','placedBy':'Ann','currency':'EUR','lines':[{{{priced}}}]}""";
        yield return $$$"""{'type':'invoice','externalId':'i','account':'a','number':'L-1','contract':'c','currency':'EUR','issuedOn':'2026-11-01',{{{figures}}}""";
        yield return $$$"""{'type':'creditMemo','externalId':'m','account':'a','number':'L-1','contract':'c','currency':'EUR','issuedOn':'2026-11-01',{{{figures}}}""";
    }

    private static string AmountOf(int line) =>
        string.Create(CultureInfo.InvariantCulture, $"{(line * 1011) + 0.25m + (line % 7 / 10m):0.00}");

    [GeneratedRegex(@"\d[\d,]*\.\d\d", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Figures();
}
