using System.Globalization;
using Checkout.Data.EInvoices;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>The same facts as they stand in the database.</summary>
internal static class StoredFacts
{
    public static SortedDictionary<string, string> Of(EInvoice invoice)
    {
        var (document, details) = (invoice.Document, invoice.Details);
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["currency"] = document.Currency.Code,
            ["number"] = document.Number,
            ["issued"] = Day(document.IssuedOn),
            ["due"] = Day(invoice.IsCredit ? details.DueOn : invoice.DueOn),
            ["tax point"] = Day(details.TaxPointOn),
            ["delivered"] = Day(details.Delivery?.On),
            ["period from"] = Day(details.PeriodFrom),
            ["period to"] = Day(details.PeriodTo),
            ["total LineExtensionAmount"] = UblOracle.Plain(document.LineNetAmount),
            ["total TaxExclusiveAmount"] = UblOracle.Plain(document.NetAmount),
            ["total TaxInclusiveAmount"] = UblOracle.Plain(document.TotalAmount),
            ["total AllowanceTotalAmount"] = UblOracle.Plain(document.AllowanceAmount),
            ["total ChargeTotalAmount"] = UblOracle.Plain(document.ChargeAmount),
            ["total PrepaidAmount"] = UblOracle.Plain(document.PrepaidAmount),
            ["total PayableRoundingAmount"] = UblOracle.Plain(document.RoundingAmount),
            ["total PayableAmount"] = UblOracle.Plain(document.DueAmount),
            ["total tax"] = UblOracle.Plain(document.TaxAmount),
        };
        foreach (var (index, tax) in invoice.Taxes.Index())
        {
            facts[$"tax {index} category"] = tax.TaxCategory.ToString();
            facts[$"tax {index} rate"] = UblOracle.Plain(tax.TaxRate);
            facts[$"tax {index} taxable"] = UblOracle.Plain(tax.TaxableAmount);
            facts[$"tax {index} amount"] = UblOracle.Plain(tax.TaxAmount);
            facts[$"tax {index} reason"] = tax.ExemptionReason ?? "";
        }

        foreach (var (index, item) in invoice.AllowanceCharges.Index())
        {
            facts[$"adjustment {index} category"] = item.TaxCategory.ToString();
            facts[$"adjustment {index} rate"] = UblOracle.Plain(item.TaxRate);
            facts[$"adjustment {index} charge"] = item.IsCharge ? "true" : "false";
            facts[$"adjustment {index} amount"] = UblOracle.Plain(item.Amount);
            facts[$"adjustment {index} reason"] = item.Reason ?? "";
        }

        foreach (var (index, line) in invoice.Lines.Index())
        {
            facts[$"line {index} category"] = line.TaxCategory.ToString();
            facts[$"line {index} rate"] = UblOracle.Plain(line.TaxRate);
            facts[$"line {index} name"] = line.Name;
            facts[$"line {index} quantity"] = UblOracle.Plain(line.Quantity);
            facts[$"line {index} amount"] = UblOracle.Plain(line.Amount);
            facts[$"line {index} price"] = UblOracle.Plain(line.Price);
            facts[$"line {index} base quantity"] = UblOracle.Plain(line.BaseQuantity);
            facts[$"line {index} from"] = Day(line.PeriodFrom);
            facts[$"line {index} to"] = Day(line.PeriodTo);
            facts[$"line {index} allowances"] = UblOracle.Plain(line.AllowanceAmount);
            facts[$"line {index} charges"] = UblOracle.Plain(line.ChargeAmount);
        }

        return facts;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
