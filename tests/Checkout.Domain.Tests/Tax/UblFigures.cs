using System.Globalization;
using System.Xml.Linq;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Tax;

/// <summary>Reads the figures of an invoice or credit note in UBL 2.1.</summary>
internal static class UblFigures
{
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    public static DocumentFigures Read(string path)
    {
        var root = XDocument.Load(path).Root!;
        var currency = Currency.FromCode(root.Element(Cbc + "DocumentCurrencyCode")!.Value.Trim());
        var totals = root.Element(Cac + "LegalMonetaryTotal")!;

        // A second tax total may state the tax in the accounting currency; it has no breakdown.
        var tax = root.Elements(Cac + "TaxTotal")
            .First(total => string.Equals(total.Element(Cbc + "TaxAmount")!.Attribute("currencyID")!.Value, currency.Code,
            StringComparison.Ordinal));
        return new DocumentFigures
        {
            Currency = currency,
            Lines = [.. root.Elements(Cac + "InvoiceLine").Concat(root.Elements(Cac + "CreditNoteLine")).Select(Line)],
            Adjustments = [.. root.Elements(Cac + "AllowanceCharge")
            .Select(adjustment => new AdjustmentFigures(IsCharge(adjustment), Number(adjustment, "Amount"),
            Treatment(adjustment.Element(Cac + "TaxCategory")!)))],
            Taxes = [.. tax.Elements(Cac + "TaxSubtotal")
            .Select(row => new TaxSubtotal(Treatment(row.Element(Cac + "TaxCategory")!), Number(row, "TaxableAmount"),
            Number(row, "TaxAmount")))],
            LineNetTotal = Number(totals, "LineExtensionAmount"),
            AllowanceTotal = Number(totals, "AllowanceTotalAmount"),
            ChargeTotal = Number(totals, "ChargeTotalAmount"),
            NetTotal = Number(totals, "TaxExclusiveAmount"),
            TaxTotal = Number(tax, "TaxAmount"),
            GrossTotal = Number(totals, "TaxInclusiveAmount"),
            Prepaid = Number(totals, "PrepaidAmount"),
            Rounding = Number(totals, "PayableRoundingAmount"),
            AmountDue = Number(totals, "PayableAmount"),
        };
    }

    private static LineFigures Line(XElement line)
    {
        var price = line.Element(Cac + "Price");
        var adjustments = line.Elements(Cac + "AllowanceCharge").ToLookup(IsCharge, adjustment => Number(adjustment, "Amount"));
        return new LineFigures(
            Number(line, "LineExtensionAmount"),
            Treatment(line.Element(Cac + "Item")!.Element(Cac + "ClassifiedTaxCategory")!),
            Number(line, line.Name.LocalName.StartsWith("Credit", StringComparison.Ordinal) ? "CreditedQuantity" : "InvoicedQuantity"),
            price is null ? null : Number(price, "PriceAmount"),
            price?.Element(Cbc + "BaseQuantity") is null ? 1m : Number(price, "BaseQuantity"),
            adjustments[false].Sum(),
            adjustments[true].Sum());
    }

    private static TaxTreatment Treatment(XElement category) => new(
        Enum.Parse<TaxCategory>(category.Element(Cbc + "ID")!.Value.Trim()),
        Number(category, "Percent"),
        category.Element(Cbc + "TaxExemptionReason")?.Value);

    private static bool IsCharge(XElement adjustment) => adjustment.Element(Cbc + "ChargeIndicator")!.Value.Trim() is "true" or "1";

    private static decimal Number(XElement parent, string name) =>
        parent.Element(Cbc + name) is { } element ? decimal.Parse(element.Value.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture)
            : 0m;
}
