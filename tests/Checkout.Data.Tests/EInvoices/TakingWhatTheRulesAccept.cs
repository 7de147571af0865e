using System.Text;
using System.Xml.Linq;
using Checkout.Data.EInvoices;
using Checkout.Domain.Documents;
using Checkout.Testing.Databases;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>EN 16931 limits neither texts nor decimals, and carries files: what it accepts comes in and goes out as it was
/// stated.</summary>
[Trait("Acceptance", "D6")]
public sealed class TakingWhatTheRulesAccept(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string File = "<a:AdditionalDocumentReference><b:ID>TIMES</b:ID><b:DocumentDescription>Time sheet</b:DocumentDescription>"
        + "<a:Attachment><b:EmbeddedDocumentBinaryObject mimeCode=\"TYPE\" filename=\"..\\times.csv\">ZGF5LGhvdXJzCjEsOAo="
        + "</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference><a:AccountingSupplierParty>";

    [SkippableTheory, EveryEngine]
    public async Task Long_numbers_and_texts(Engine engine)
    {
        var feed = new EInvoiceFile(await databases.OnAsync(engine));
        var (id, name, reason) = ("f" + engine, new string('N', 263), new string('R', 5000));
        await feed.KnowAsync(id);
        var xml = SampleEInvoice.With(
            ("2</b:Inv", "3333.333333</b:Inv"),
            ("<b:PriceAmount currencyID=\"EUR\">50<", "<b:PriceAmount currencyID=\"EUR\">0.03000000000003<"),
            ("<b:Name>Seats<", $"<b:Name>{name}<"), (">Freight<", $">{reason}<"), (">S-1<", $">S-{engine}<"));

        var report = await feed.ImportAsync(xml, id);

        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
        var stored = await feed.StoredAsync(id);
        var line = new StatedLine(stored.Document, stored.Lines[0]);
        Assert.Equal((3333.333333m, 0.03000000000003m, name), (line.Quantity, line.Price, line.Name));
        var written = Encoding.UTF8.GetString(UblWriter.Write(stored));
        foreach (var stated in (string[])[">3333.333333<", ">0.03000000000003<", $">{name}<", $">{reason}<"])
        {
            Assert.Contains(stated, written, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await feed.ImportAsync(UblWriter.Write(stored), id)).Written);
    }

    [Theory]
    [InlineData("windows-1252", "Müller – 5 €")]
    [InlineData("iso-8859-15", "Müller 5 €")]
    [InlineData("utf-16", "Müller – 5 €")]
    public async Task Older_encodings(string encoding, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var feed = new EInvoiceFile(await databases.OnAsync(Engine.Sqlite));
        await feed.KnowAsync(encoding);
        var text = Encoding.UTF8.GetString(SampleEInvoice.With(("encoding=\"UTF-8\"", $"encoding=\"{encoding}\""),
            ("<b:Name>Seats<", $"<b:Name>{name}<"), (">S-1<", $">S-{encoding}<")));
        var bytes = Encoding.GetEncoding(encoding);

        var report = await feed.ImportAsync([.. bytes.GetPreamble(), .. bytes.GetBytes(text)], encoding);

        Assert.Empty(report.Problems);
        Assert.Equal(name, (await feed.StoredAsync(encoding)).Lines[0].Name);
    }

    [SkippableTheory, EveryEngine]
    public async Task Files_inside_it(Engine engine)
    {
        var feed = new EInvoiceFile(await databases.OnAsync(engine));
        var id = "files" + engine;
        await feed.KnowAsync(id);
        var xml = SampleEInvoice.With(("<a:AccountingSupplierParty>", File.Replace("TYPE", "text/csv", StringComparison.Ordinal)),
            (">S-1<", $">F-{engine}<"));

        var report = await feed.ImportAsync(xml, id);

        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
        var stored = await feed.StoredAsync(id);
        var file = Assert.Single(((Domain.Invoices.Invoice)stored.Document).Files);
        Assert.Equal(("times.csv", "text/csv", "day,hours\n1,8\n"), (file.Name, file.ContentType, Encoding.UTF8.GetString(file.Content)));
        var written = XDocument.Load(new MemoryStream(UblWriter.Write(stored))).Descendants()
            .Single(element => element.Name.LocalName == "EmbeddedDocumentBinaryObject");
        Assert.Equal(("ZGF5LGhvdXJzCjEsOAo=", "times.csv"), (written.Value, written.Attribute("filename")!.Value));
        Assert.Equal(0, (await feed.ImportAsync(UblWriter.Write(stored), id)).Written);
    }

    [Fact]
    public async Task Files_of_a_type_that_it_does_not_allow_are_left_out_with_a_warning()
    {
        var feed = new EInvoiceFile(await databases.OnAsync(Engine.Sqlite));
        await feed.KnowAsync("html");

        var report = await feed.ImportAsync(SampleEInvoice.With(
            ("<a:AccountingSupplierParty>", File.Replace("TYPE", "text/html", StringComparison.Ordinal)), (">S-1<", ">F-H<")), "html");

        Assert.Empty(report.Problems);
        Assert.Contains("BR-CL-24", Assert.Single(report.Warnings).Sentence, StringComparison.Ordinal);
        Assert.Empty(((Domain.Invoices.Invoice)(await feed.StoredAsync("html")).Document).Files);
    }

    [Fact]
    public async Task Split_payment_and_a_negative_allowance()
    {
        var feed = new EInvoiceFile(await databases.OnAsync(Engine.Sqlite));
        await feed.KnowAsync("odd");
        var text = Encoding.UTF8.GetString(SampleEInvoice.With((">S-1<", ">N-1<"),
            ("<b:Amount currencyID=\"EUR\">10.00", "<b:Amount currencyID=\"EUR\">-10.00"),
            ("<b:AllowanceTotalAmount currencyID=\"EUR\">10.00", "<b:AllowanceTotalAmount currencyID=\"EUR\">-10.00"),
            ("EUR\">195.00<", "EUR\">215.00<"), ("EUR\">95.00<", "EUR\">115.00<"),
            ("EUR\">19.00<", "EUR\">23.00<"), ("EUR\">29.00<", "EUR\">33.00<"),
            ("EUR\">224.00<", "EUR\">248.00<"), ("EUR\">200.00</b:PayableAmount>", "EUR\">224.00</b:PayableAmount>")))
            .Replace("<b:ID>S</b:ID><b:Percent>10", "<b:ID>B</b:ID><b:Percent>10", StringComparison.Ordinal);

        var report = await feed.ImportAsync(Encoding.UTF8.GetBytes(text), "odd");

        Assert.Empty(report.Problems);
        var stored = await feed.StoredAsync("odd");
        Assert.Equal((-10m, 224m), (stored.AllowanceCharges[0].Amount, stored.Document.DueAmount));
        Assert.Equal(UblOracle.FactsOf(Encoding.UTF8.GetBytes(text)), StoredFacts.Of(stored));
        // What came as an e-invoice goes out as it came.
        Assert.Equal(StoredFacts.Of(stored), UblOracle.FactsOf(UblWriter.Write(stored)));
    }

    [Fact]
    public async Task A_negative_price_goes_out_as_a_negative_quantity()
    {
        var feed = new EInvoiceFile(await databases.OnAsync(Engine.Sqlite));
        await feed.KnowAsync("minus");

        var report = await feed.ImportAsync(SampleEInvoice.With((">S-1<", ">P-1<"), ("\"C62\">2<", "\"C62\">-2<"),
            ("EUR\">50<", "EUR\">-50<")), "minus");

        Assert.Empty(report.Problems);
        var xml = Encoding.UTF8.GetString(UblWriter.Write(await feed.StoredAsync("minus")));
        Assert.Contains("<cbc:InvoicedQuantity unitCode=\"C62\">2<", xml, StringComparison.Ordinal);
        Assert.Contains("<cbc:PriceAmount currencyID=\"EUR\">50.00<", xml, StringComparison.Ordinal);
    }
}
