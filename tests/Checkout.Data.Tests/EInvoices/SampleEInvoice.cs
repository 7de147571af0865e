using System.Text;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>An invoice with an allowance, a charge, two rates, a prepaid and a rounding amount. Tests change one thing of it.</summary>
internal static class SampleEInvoice
{
    /// <param name="changes">What stands there, and what shall stand there instead; each must stand there exactly once.</param>
    public static byte[] With(params (string From, string To)[] changes)
    {
        var text = Text;
        foreach (var (from, to) in changes)
        {
            var parts = text.Split(from);
            Xunit.Assert.True(parts.Length == 2, $"“{from}” stands {parts.Length - 1} times in the sample.");
            text = string.Join(to, parts);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private const string Text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <b:CustomizationID>urn:cen.eu:en16931:2017</b:CustomizationID>
          <b:ID>S-1</b:ID>
          <b:IssueDate>2026-10-01</b:IssueDate>
          <b:DueDate>2026-10-31</b:DueDate>
          <b:InvoiceTypeCode>380</b:InvoiceTypeCode>
          <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
          <a:AccountingSupplierParty><a:Party><b:EndpointID schemeID="0088">7300010000001</b:EndpointID><a:PartyTaxScheme><b:CompanyID>DE 111</b:CompanyID><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme><a:PartyLegalEntity><b:RegistrationName>Seller one</b:RegistrationName></a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>
          <a:AccountingCustomerParty><a:Party><b:EndpointID schemeID="0088">7300010000018</b:EndpointID><a:PartyIdentification><b:ID>A-one</b:ID></a:PartyIdentification><a:PartyTaxScheme><b:CompanyID>DE222</b:CompanyID><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme><a:PartyLegalEntity><b:RegistrationName>Buyer one</b:RegistrationName></a:PartyLegalEntity></a:Party></a:AccountingCustomerParty>
          <a:AllowanceCharge><b:ChargeIndicator>0</b:ChargeIndicator><b:AllowanceChargeReason>Discount</b:AllowanceChargeReason><b:Amount currencyID="EUR">10.00</b:Amount><a:TaxCategory><b:ID>S</b:ID><b:Percent>20</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:TaxCategory></a:AllowanceCharge>
          <a:AllowanceCharge><b:ChargeIndicator>true</b:ChargeIndicator><b:AllowanceChargeReason>Freight</b:AllowanceChargeReason><b:Amount currencyID="EUR">5.00</b:Amount><a:TaxCategory><b:ID>S</b:ID><b:Percent>20</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:TaxCategory></a:AllowanceCharge>
          <a:TaxTotal><b:TaxAmount currencyID="EUR">29.00</b:TaxAmount>
            <a:TaxSubtotal><b:TaxableAmount currencyID="EUR">95.00</b:TaxableAmount><b:TaxAmount currencyID="EUR">19.00</b:TaxAmount><a:TaxCategory><b:ID>S</b:ID><b:Percent>20</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:TaxCategory></a:TaxSubtotal>
            <a:TaxSubtotal><b:TaxableAmount currencyID="EUR">100.00</b:TaxableAmount><b:TaxAmount currencyID="EUR">10.00</b:TaxAmount><a:TaxCategory><b:ID>S</b:ID><b:Percent>10</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:TaxCategory></a:TaxSubtotal>
          </a:TaxTotal>
          <a:LegalMonetaryTotal>
            <b:LineExtensionAmount currencyID="EUR">200.00</b:LineExtensionAmount>
            <b:TaxExclusiveAmount currencyID="EUR">195.00</b:TaxExclusiveAmount>
            <b:TaxInclusiveAmount currencyID="EUR">224.00</b:TaxInclusiveAmount>
            <b:AllowanceTotalAmount currencyID="EUR">10.00</b:AllowanceTotalAmount>
            <b:ChargeTotalAmount currencyID="EUR">5.00</b:ChargeTotalAmount>
            <b:PrepaidAmount currencyID="EUR">24.01</b:PrepaidAmount>
            <b:PayableRoundingAmount currencyID="EUR">0.01</b:PayableRoundingAmount>
            <b:PayableAmount currencyID="EUR">200.00</b:PayableAmount>
          </a:LegalMonetaryTotal>
          <a:InvoiceLine><b:ID>1</b:ID><b:InvoicedQuantity unitCode="C62">2</b:InvoicedQuantity><b:LineExtensionAmount currencyID="EUR">100.0</b:LineExtensionAmount><a:Item><b:Name>Seats</b:Name><a:ClassifiedTaxCategory><b:ID>S</b:ID><b:Percent>20.0</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:ClassifiedTaxCategory></a:Item><a:Price><b:PriceAmount currencyID="EUR">50</b:PriceAmount></a:Price></a:InvoiceLine>
          <a:InvoiceLine><b:ID>2</b:ID><b:InvoicedQuantity unitCode="HUR">1</b:InvoicedQuantity><b:LineExtensionAmount currencyID="EUR">100</b:LineExtensionAmount><a:Item><b:Name>Help</b:Name><a:ClassifiedTaxCategory><b:ID>S</b:ID><b:Percent>10</b:Percent><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:ClassifiedTaxCategory></a:Item><a:Price><b:PriceAmount currencyID="EUR">100.000001</b:PriceAmount></a:Price></a:InvoiceLine>
        </Invoice>
        """;
}
