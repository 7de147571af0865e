using System.Globalization;
using System.Xml;
using System.Xml.XPath;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>Reads the facts of an e-invoice by XPath, sharing nothing with the reader that is tested.</summary>
internal sealed class UblOracle
{
    private readonly XPathNavigator _root;
    private readonly XmlNamespaceManager _names;
    private readonly SortedDictionary<string, string> _facts = new(StringComparer.Ordinal);

    private UblOracle(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var document = new XPathDocument(reader).CreateNavigator();
        _names = new XmlNamespaceManager(document.NameTable);
        _names.AddNamespace("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2");
        _names.AddNamespace("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
        _root = document.SelectSingleNode("/*")!;
    }

    public static SortedDictionary<string, string> FactsOf(byte[] xml)
    {
        using var stream = new MemoryStream(xml);
        return new UblOracle(stream).Read();
    }

    /// <summary>A number without insignificant zeros.</summary>
    public static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private SortedDictionary<string, string> Read()
    {
        var currency = Text(_root, "cbc:DocumentCurrencyCode");
        _facts["currency"] = currency;
        _facts["number"] = Text(_root, "cbc:ID");
        _facts["issued"] = Text(_root, "cbc:IssueDate");
        _facts["due"] = Text(_root, "cbc:DueDate | cac:PaymentMeans/cbc:PaymentDueDate");
        _facts["tax point"] = Text(_root, "cbc:TaxPointDate");
        _facts["delivered"] = Text(_root, "cac:Delivery/cbc:ActualDeliveryDate");
        _facts["period from"] = Text(_root, "cac:InvoicePeriod/cbc:StartDate");
        _facts["period to"] = Text(_root, "cac:InvoicePeriod/cbc:EndDate");
        foreach (var name in (string[])["LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "AllowanceTotalAmount",
            "ChargeTotalAmount", "PrepaidAmount", "PayableRoundingAmount", "PayableAmount"])
        {
            _facts["total " + name] = Number(_root, $"cac:LegalMonetaryTotal/cbc:{name}");
        }

        var tax = $"cac:TaxTotal[cbc:TaxAmount/@currencyID='{currency}']";
        _facts["total tax"] = Number(_root, tax + "/cbc:TaxAmount");
        foreach (var (index, row) in Rows(tax + "/cac:TaxSubtotal"))
        {
            Taxed($"tax {index}", row, "cac:TaxCategory");
            _facts[$"tax {index} taxable"] = Number(row, "cbc:TaxableAmount");
            _facts[$"tax {index} amount"] = Number(row, "cbc:TaxAmount");
            _facts[$"tax {index} reason"] = Text(row, "cac:TaxCategory/cbc:TaxExemptionReason");
        }

        foreach (var (index, row) in Rows("cac:AllowanceCharge"))
        {
            Taxed($"adjustment {index}", row, "cac:TaxCategory");
            _facts[$"adjustment {index} charge"] = Text(row, "cbc:ChargeIndicator") is "true" or "1" ? "true" : "false";
            _facts[$"adjustment {index} amount"] = Number(row, "cbc:Amount");
            _facts[$"adjustment {index} reason"] = Text(row, "cbc:AllowanceChargeReason");
        }

        foreach (var (index, row) in Rows("cac:InvoiceLine | cac:CreditNoteLine"))
        {
            Line($"line {index}", row);
        }

        return _facts;
    }

    private void Line(string line, XPathNavigator row)
    {
        Taxed(line, row, "cac:Item/cac:ClassifiedTaxCategory");
        _facts[line + " name"] = Text(row, "cac:Item/cbc:Name");
        _facts[line + " quantity"] = Number(row, "cbc:InvoicedQuantity | cbc:CreditedQuantity");
        _facts[line + " amount"] = Number(row, "cbc:LineExtensionAmount");
        _facts[line + " price"] = Number(row, "cac:Price/cbc:PriceAmount");
        _facts[line + " base quantity"] = Text(row, "cac:Price/cbc:BaseQuantity").Length == 0 ? "1"
            : Number(row, "cac:Price/cbc:BaseQuantity");
        _facts[line + " from"] = Text(row, "cac:InvoicePeriod/cbc:StartDate");
        _facts[line + " to"] = Text(row, "cac:InvoicePeriod/cbc:EndDate");
        _facts[line + " allowances"] = Sum(row, "cac:AllowanceCharge[cbc:ChargeIndicator='false' or cbc:ChargeIndicator='0']/cbc:Amount");
        _facts[line + " charges"] = Sum(row, "cac:AllowanceCharge[cbc:ChargeIndicator='true' or cbc:ChargeIndicator='1']/cbc:Amount");
    }

    private void Taxed(string row, XPathNavigator node, string category)
    {
        _facts[row + " category"] = Text(node, category + "/cbc:ID");
        _facts[row + " rate"] = Number(node, category + "/cbc:Percent");
    }

    private IEnumerable<(int Index, XPathNavigator Row)> Rows(string path) =>
        _root.Select(path, _names).Cast<XPathNavigator>().Select(row => row.Clone()).Index();

    private string Text(XPathNavigator node, string path) => node.SelectSingleNode(path, _names)?.Value.Trim() ?? "";

    private string Number(XPathNavigator node, string path) =>
        Text(node, path) is { Length: > 0 } text ? Plain(decimal.Parse(text, CultureInfo.InvariantCulture)) : "0";

    private string Sum(XPathNavigator node, string path) =>
        Plain(node.Select(path, _names).Cast<XPathNavigator>().Sum(each => decimal.Parse(each.Value.Trim(), CultureInfo.InvariantCulture)));
}
