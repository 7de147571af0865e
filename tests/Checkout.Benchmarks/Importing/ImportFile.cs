using System.Globalization;
using System.Text;

namespace Checkout.Benchmarks.Importing;

/// <summary>A file such as a vendor's system writes once, when a portal begins: a history of invoices for 50 accounts.</summary>
internal static class ImportFile
{
    public const int Accounts = 50;

    private static readonly string[] Names = ["Core seats", "Analytics & reports", "Premier support", "Zoë’s workshop", "Données"];

    /// <param name="path">Where it goes.</param>
    /// <param name="invoices">How many invoice records there are, with one to three lines and one or two tax rows each.</param>
    public static Task WriteAsync(string path, int invoices) =>
        File.WriteAllLinesAsync(path, Records(invoices), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static IEnumerable<string> Records(int invoices)
    {
        yield return """{"type":"legalEntity","externalId":"le","name":"Vendor","address":{"name":"Vendor","line1":"1 Street","city":"Town","country":"US"},"taxId":"1","bank":{"holder":"V","bank":"B","iban":"1"},"invoicePrefix":"INV-","creditMemoPrefix":"CM-","default":true}""";
        for (var i = 0; i < Accounts; i++)
        {
            yield return Text($$"""{"type":"account","externalId":"acc{{i}}","number":"B-{{i:D5}}","name":"Account {{i}}","billingAddress":{"name":"Account {{i}}","line1":"{{i}} Street","city":"Town","region":"NY","country":"US"},"executive":{"name":"Eve","email":"eve@vendor.example"},"currency":"USD","locale":"en-US","timeZone":"America/New_York"}""");
            yield return Text($$"""{"type":"contract","externalId":"con{{i}}","account":"acc{{i}}","number":"V-{{i:D5}}","name":"Contract","currency":"USD","terms":[{"from":"2020-01-01","to":"2030-12-31"}],"billingFrequency":"monthly","paymentTermsDays":30}""");
        }

        for (var i = 0; i < invoices; i++)
        {
            yield return Invoice(i);
        }
    }

    private static string Invoice(int serial)
    {
        var (lines, reduced) = (1 + (serial % 3), serial % 3 == 2 && serial % 2 == 0);
        var text = new StringBuilder();
        var (net, reducedNet) = (0m, 0m);
        for (var line = 0; line < lines; line++)
        {
            var (quantity, price) = (5 + (serial % 50), 12.5m + (line * 3m) + (serial % 7));
            var isReduced = reduced && line == 0;
            net += isReduced ? 0m : quantity * price;
            reducedNet += isReduced ? quantity * price : 0m;
            text.Append(line == 0 ? "" : ",").Append(Text(
                $$$"""{"sku":"CORE-{{{line}}}","name":"{{{Names[(serial + line) % Names.Length]}}}","description":"Per user and month","quantity":{{{quantity}}},"unit":"user","price":{{{price:0.00}}},"amount":{{{quantity * price:0.00}}},"tax":{"category":"S","rate":{{{(isReduced ? 5 : 10)}}}}}"""));
        }

        var reducedTax = decimal.Round(reducedNet / 20m, 2);
        var taxes = Text($$"""{"category":"S","rate":10,"taxable":{{net:0.00}},"tax":{{decimal.Round(net / 10m, 2):0.00}}}""")
            + (reduced ? Text($$""",{"category":"S","rate":5,"taxable":{{reducedNet:0.00}},"tax":{{reducedTax:0.00}}}""") : "");
        var tax = decimal.Round(net / 10m, 2) + reducedTax;
        var (account, issued) = (serial % Accounts, new DateOnly(2020, 1, 1).AddDays(serial % 2000));
        return Text($$$"""{"type":"invoice","externalId":"inv-{{{serial}}}","account":"acc{{{account}}}","contract":"con{{{account}}}","number":"V{{{serial:D7}}}","currency":"USD","issuedOn":"{{{issued:O}}}","dueOn":"{{{issued.AddDays(30):O}}}","poNumber":"4500-{{{serial % 1000}}}","lines":[{{{text}}}],"taxes":[{{{taxes}}}],"totals":{"lineNet":{{{net + reducedNet:0.00}}},"net":{{{net + reducedNet:0.00}}},"tax":{{{tax:0.00}}},"total":{{{net + reducedNet + tax:0.00}}},"due":{{{net + reducedNet + tax:0.00}}}}}""");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
