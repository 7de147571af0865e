using System.Net;
using System.Text;
using System.Xml.Linq;
using Checkout.Data.Feed;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Documents;

/// <summary>
/// Four documents that are easily shown wrongly: with allowances and charges of lines and of the whole, with prices of many decimals, a
/// credit memo, and one with a negative allowance, a prepaid amount and rounding. Page, paper, table and e-invoice say the same of each.
/// </summary>
[Trait("Acceptance", "D6")]
public sealed class TheSameFiguresEverywhere : IAsyncLifetime
{
    private const string Spreadsheet = "day,hours\n1,8\n";

    private TestDatabase _database = null!;
    private Portal _portal = null!;
    private PortalClient _browser = null!;

    /// <summary>The page, what only the e-invoice states plainly, and what has to stand on page and paper.</summary>
    public static TheoryData<string, string[], string[]> Documents => new()
    {
        {
            "/Invoices/F-1", ["97.00", "18.43", "115.43"],
            ["€97.00", "€115.43", "after an allowance of €5.00", "with a charge of €2.00", "Ten of them", "SKU-1", "Agreed in May"]
        },
        { "/Invoices/F-2", ["3333.333333", "0.0123456789", "41.15", "8.875"], ["3,333.333333", "0.0123456789", "€41.15", "8.875%"] },
        { "/CreditMemos/F-3", ["20.00", "3.80", "23.80"], ["€20.00", "€3.80", "€23.80", "For a month", "after an allowance of €1.00"] },
        {
            "/Invoices/F-4", ["-10.00", "110.00", "130.90", "30.91", "0.01", "100.00"],
            ["Charge, Freight", "€10.00", "€110.00", "€130.90", "−€30.91", "€0.01", "€100.00"]
        },
    };

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var clock = new FakeTimeProvider(TestClock.On(TestClock.SpelledOut));
        var import = new FeedImport(_database.Contexts, new BusinessCalendar(TimeZoneInfo.Utc), clock);
        var feed = Encoding.UTF8.GetBytes(string.Join('\n', Records()).Replace('\'', '"'));
        Assert.Empty((await import.RunAsync(new FeedSource("figures", () => new MemoryStream(feed)))).Problems);
        var report = await import.RunAsync(new FeedSource("f2.xml", () => new MemoryStream(Encoding.UTF8.GetBytes(ManyDecimals))));
        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
        _portal = Portal.Rent(_database, clock);
        _browser = await _portal.SignedInAs("ann@f.example");
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [SkippableTheory, MemberData(nameof(Documents))]
    public async Task On_the_page_on_paper_in_the_table_and_in_the_e_invoice(string path, string[] stated, string[] shown)
    {
        var page = (await _browser.GetAsync(path)).Expect(HttpStatusCode.OK).Text;
        var paper = Joined(await PdfText.ReadAsPrintedAsync((await _browser.GetAsync(path + "/Pdf")).Expect(HttpStatusCode.OK).Bytes));
        var xml = XDocument.Load(new MemoryStream((await _browser.GetAsync(path + "/Ubl")).Expect(HttpStatusCode.OK).Bytes)).Root!;
        var table = (await _browser.GetAsync(path[..path.LastIndexOf('/')] + "?format=csv")).Expect(HttpStatusCode.OK).Body;

        Assert.All(shown, text => Assert.Contains(Joined(text), Joined(page), StringComparison.OrdinalIgnoreCase));
        // On paper the currency stands in the heading of some columns.
        Assert.All(shown, text => Assert.Contains(Joined(text).Replace("€", "", StringComparison.Ordinal),
            paper.Replace("€", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        var leaves = xml.Descendants().Where(element => !element.HasElements).Select(element => element.Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(stated, figure => Assert.Contains(figure, leaves));
        var total = xml.Descendants().First(element => element.Name.LocalName == "TaxInclusiveAmount").Value;
        Assert.Contains(table.Split('\n'), row => row.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparison.Ordinal)
            && (row.Contains(total, StringComparison.Ordinal) || row.Contains("-" + total, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_of_the_e_invoice_is_offered_and_only_ever_downloaded()
    {
        var page = (await _browser.GetAsync("/Invoices/F-2")).Expect(HttpStatusCode.OK);
        var link = page.Find("a[href$='/Files/1']");

        var file = (await _browser.GetAsync(link.GetAttribute("href")!)).Expect(HttpStatusCode.OK);

        Assert.Equal("times.csv", link.TextContent);
        Assert.Contains("Time sheet", page.Text, StringComparison.Ordinal);
        Assert.Equal(Spreadsheet, file.Body);
        Assert.Equal(("text/csv", "attachment", "times.csv"), (file.Response.Content.Headers.ContentType!.MediaType,
            file.Response.Content.Headers.ContentDisposition!.DispositionType,
            file.Response.Content.Headers.ContentDisposition.FileName));
        (await _browser.GetAsync("/Invoices/F-2/Files/2")).Expect(HttpStatusCode.NotFound);
        using var stranger = await _portal.SignedInAs("bob@f.example");
        (await stranger.GetAsync("/Invoices/F-2/Files/1")).Expect(HttpStatusCode.NotFound);
    }

    private static string Joined(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static IEnumerable<string> Records()
    {
        yield return """{'type':'legalEntity','externalId':'le','name':'Trial Software GmbH','address':{'name':'Trial Software GmbH','line1':'Hauptstraße 1','city':'Berlin','postalCode':'10115','country':'DE'},'taxId':'DE811907980','bank':{'holder':'T','bank':'B','iban':'DE89370400440532013000'},'invoicePrefix':'I-','creditMemoPrefix':'C-','endpointId':'x','endpointScheme':'0060','contact':{'name':'Billing','phone':'+49 30 1234','email':'b@v.example'},'default':true}""";
        foreach (var (id, name) in ((string, string)[])[("f", "ann"), ("g", "bob")])
        {
            yield return $$$"""{'type':'account','externalId':'{{{id}}}','number':'A-{{{id}}}','name':'Probe AG {{{id}}}','billingAddress':{'name':'Probe AG','line1':'Weg 1','city':'Köln','postalCode':'50667','country':'DE'},'executive':{'name':'Eve','email':'eve@v.example'},'currency':'EUR','locale':'en-US','timeZone':'Europe/Berlin','taxId':'DE12927420{{{name.Length}}}{{{id[0] - 'a'}}}','endpointId':'y{{{id}}}','endpointScheme':'0060','buyerReference':'R-7'}""";
            yield return $$$"""{'type':'user','externalId':'u{{{id}}}','email':'{{{name}}}@f.example','displayName':'{{{name}}}','memberships':[{'account':'{{{id}}}','profile':'System Administrator'}]}""";
        }

        yield return Document("invoice", "F-1", "'dueOn':'2026-12-01',",
            "{'sku':'SKU-1','name':'Seats','description':'Ten of them','note':'Agreed in May','quantity':10,'price':10,'allowances':5,"
            + "'charges':2,'amount':97,'tax':{'category':'S','rate':19}}",
            "", "'taxable':97,'tax':18.43", "'lineNet':97,'net':97,'tax':18.43,'total':115.43,'due':115.43");
        yield return Document("creditMemo", "F-3", "'note':'For a month',",
            "{'name':'Seats','quantity':1,'price':21,'allowances':1,'amount':20,'tax':{'category':'S','rate':19}}",
            "", "'taxable':20,'tax':3.8", "'lineNet':20,'net':20,'tax':3.8,'total':23.8,'due':23.8");
        yield return Document("invoice", "F-4", "'dueOn':'2026-12-01',",
            "{'name':'Seats','quantity':1,'price':100,'amount':100,'tax':{'category':'S','rate':19}}",
            "'allowanceCharges':[{'charge':false,'amount':-10,'reason':'Freight','tax':{'category':'S','rate':19}}],",
            "'taxable':110,'tax':20.9",
            "'lineNet':100,'allowances':-10,'net':110,'tax':20.9,'total':130.9,'prepaid':30.91,'rounding':0.01,'due':100");
    }

    private static string Document(string type, string number, string head, string line, string allowances, string tax, string totals) =>
        $$$"""{'type':'{{{type}}}','externalId':'{{{number}}}','account':'f','number':'{{{number}}}','currency':'EUR','issuedOn':'2026-11-01',{{{head}}}'lines':[{{{line}}}],{{{allowances}}}'taxes':[{'category':'S','rate':19,{{{tax}}}}],'totals':{{{{totals}}}}}""";

    private static readonly string ManyDecimals =
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <b:CustomizationID>urn:cen.eu:en16931:2017</b:CustomizationID><b:ID>F-2</b:ID><b:IssueDate>2026-11-01</b:IssueDate><b:DueDate>2026-12-01</b:DueDate>
          <b:InvoiceTypeCode>380</b:InvoiceTypeCode><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
          <a:AdditionalDocumentReference><b:ID>TIMES</b:ID><b:DocumentDescription>Time sheet</b:DocumentDescription><a:Attachment><b:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="times.csv">{Convert.ToBase64String(Encoding.UTF8.GetBytes(Spreadsheet))}</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>
          <a:AccountingSupplierParty><a:Party><a:PartyTaxScheme><b:CompanyID>DE811907980</b:CompanyID><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme><a:PartyLegalEntity><b:RegistrationName>Trial Software GmbH</b:RegistrationName></a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>
          <a:AccountingCustomerParty><a:Party><a:PartyIdentification><b:ID>A-f</b:ID></a:PartyIdentification><a:PartyLegalEntity><b:RegistrationName>PROBE AG</b:RegistrationName></a:PartyLegalEntity></a:Party></a:AccountingCustomerParty>
          <a:TaxTotal><b:TaxAmount currencyID="EUR">3.65</b:TaxAmount><a:TaxSubtotal><b:TaxableAmount currencyID="EUR">41.15</b:TaxableAmount><b:TaxAmount currencyID="EUR">3.65</b:TaxAmount><a:TaxCategory><b:ID>S</b:ID><b:Percent>8.875</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:TaxCategory></a:TaxSubtotal></a:TaxTotal>
          <a:LegalMonetaryTotal><b:LineExtensionAmount currencyID="EUR">41.15</b:LineExtensionAmount><b:TaxExclusiveAmount currencyID="EUR">41.15</b:TaxExclusiveAmount><b:TaxInclusiveAmount currencyID="EUR">44.80</b:TaxInclusiveAmount><b:PayableAmount currencyID="EUR">44.80</b:PayableAmount></a:LegalMonetaryTotal>
          <a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity unitCode="C62">3333.333333</b:InvoicedQuantity><b:LineExtensionAmount currencyID="EUR">41.15</b:LineExtensionAmount><a:Item><b:Name>Calls</b:Name><a:ClassifiedTaxCategory><b:ID>S</b:ID><b:Percent>8.875</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:ClassifiedTaxCategory></a:Item><a:Price><b:PriceAmount currencyID="EUR">0.0123456789</b:PriceAmount></a:Price></a:InvoiceLine>
        </Invoice>
        """;
}
