using System.Xml;

namespace Checkout.Data.EInvoices;

/// <summary>
/// Writes an invoice or credit memo in UBL 2.1, its elements in the order that UBL's schema demands. The same document always gives the
/// same bytes. Reading what was written gives the same document again.
/// </summary>
public static class UblWriter
{
    public const string ContentType = "application/xml";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize
    };

    /// <exception cref="InvalidOperationException">The document has obstacles; ask for them first.</exception>
    public static byte[] Write(EInvoice invoice)
    {
        if (invoice.Obstacles.Count > 0)
        {
            throw new InvalidOperationException(
                $"{invoice.Document.Number} can’t be written as an e-invoice: {string.Join(' ', invoice.Obstacles)}");
        }

        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            Write(new UblElements(writer, invoice.Currency), invoice);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(UblElements xml, EInvoice invoice)
    {
        var details = invoice.Details;
        xml.Document(invoice.IsCredit ? Ubl.CreditNote : Ubl.Invoice, () =>
        {
            Head(xml, invoice);
            UblReferencesWriter.Write(xml, invoice);
            xml.Within("AccountingSupplierParty", () => UblPartyWriter.Write(xml, "Party", details.Seller));
            xml.Within("AccountingCustomerParty", () => UblPartyWriter.Write(xml, "Party", details.Buyer));
            UblPartyWriter.WriteUnregistered(xml, "PayeeParty", details.Payee);
            UblPartyWriter.WriteUnregistered(xml, "TaxRepresentativeParty", details.TaxRepresentative);
            UblPartyWriter.Write(xml, details.Delivery);
            Payment(xml, invoice);
            foreach (var (index, item) in invoice.AllowanceCharges.Index())
            {
                Adjustment(xml, invoice.Document, item, index < details.Adjustments.Count ? details.Adjustments[index] : null);
            }

            Taxes(xml, invoice);
            Totals(xml, invoice);
            foreach (var (index, line) in invoice.Lines.Index())
            {
                UblLineWriter.Write(xml, invoice, line, index);
            }
        });
    }

    private static void Head(UblElements xml, EInvoice invoice)
    {
        var (document, details) = (invoice.Document, invoice.Details);
        xml.Text("CustomizationID", details.Specification);
        xml.Text("ProfileID", details.Process);
        xml.Text("ID", document.Number);
        xml.Day("IssueDate", document.IssuedOn);
        if (invoice.IsCredit)
        {
            xml.Day("TaxPointDate", details.TaxPointOn);
            xml.Text("CreditNoteTypeCode", details.TypeCode);
            xml.Text("Note", document.Stated("note", document.Note));
        }
        else
        {
            xml.Day("DueDate", invoice.DueOn);
            xml.Text("InvoiceTypeCode", details.TypeCode);
            xml.Text("Note", document.Stated("note", document.Note));
            xml.Day("TaxPointDate", details.TaxPointOn);
        }

        xml.Text("DocumentCurrencyCode", document.Currency.Code);
        xml.Text("TaxCurrencyCode", details.TaxCurrency);
        xml.Text("AccountingCost", details.AccountingReference);
        xml.Text("BuyerReference", document.Stated("buyerReference", document.BuyerReference));
    }

    private static void Payment(UblElements xml, EInvoice invoice)
    {
        foreach (var (index, payment) in invoice.Details.Payments.Index())
        {
            xml.Within("PaymentMeans", () =>
            {
                xml.Text("PaymentMeansCode", payment.MeansCode, "name", payment.MeansName);
                xml.Day("PaymentDueDate", invoice.IsCredit && index == 0 ? invoice.Details.DueOn : null);
                xml.Text("PaymentID", payment.Reference);
                if (payment.Card is not null)
                {
                    xml.Within("CardAccount", () =>
                    {
                        xml.Text("PrimaryAccountNumberID", payment.Card);
                        xml.Text("NetworkID", payment.CardNetwork);
                        xml.Text("HolderName", payment.CardHolder);
                    });
                }

                if (payment.Account is not null)
                {
                    xml.Within("PayeeFinancialAccount", () =>
                    {
                        xml.Text("ID", payment.Account);
                        xml.Text("Name", payment.Holder);
                        xml.Within("FinancialInstitutionBranch", "ID", payment.Bic);
                    });
                }

                if (payment.Mandate is not null || payment.DebitedAccount is not null)
                {
                    xml.Within("PaymentMandate", () =>
                    {
                        xml.Text("ID", payment.Mandate);
                        xml.Within("PayerFinancialAccount", "ID", payment.DebitedAccount);
                    });
                }
            });
        }

        xml.Within("PaymentTerms", "Note", invoice.Details.PaymentTerms);
    }

    private static void Adjustment(UblElements xml, AccountingDocument document, AllowanceCharge item, EInvoiceAdjustment? details) =>
        xml.Within("AllowanceCharge", () =>
    {
        var path = FormattableString.Invariant($"allowanceCharges[{item.Position - 1}].");
        var reason = document.Stated(path + "reason", item.Reason);
        xml.Flag("ChargeIndicator", item.IsCharge);
        xml.Text("AllowanceChargeReasonCode", details?.ReasonCode);
        xml.Text("AllowanceChargeReason", reason ?? (details?.ReasonCode is null ? item.IsCharge ? "Charge" : "Discount" : null));
        xml.Number("MultiplierFactorNumeric", details?.Percent);
        xml.Amount("Amount", item.Amount);
        xml.Amount("BaseAmount", details?.Base);
        xml.TaxCategory("TaxCategory", item.TaxCategory,
            EInvoiceTax.RateOf(item.TaxCategory, document.Stated(path + "tax.rate", item.TaxRate)));
    });

    private static void Taxes(UblElements xml, EInvoice invoice)
    {
        xml.Within("TaxTotal", () =>
        {
            xml.Amount("TaxAmount", invoice.Document.TaxAmount);
            foreach (var tax in invoice.Breakdown)
            {
                xml.Within("TaxSubtotal", () =>
                {
                    xml.Amount("TaxableAmount", tax.Taxable);
                    xml.Amount("TaxAmount", tax.Tax);

                    // Germany asks for a rate even where there is none (DE-R-014).
                    var rate = EInvoiceTax.RateOf(tax.Category, tax.Rate) ?? (invoice.IsWithin("DE") ? 0m : null);
                    xml.TaxCategory("TaxCategory", tax.Category, rate, tax.ReasonCode, tax.Reason);
                });
            }
        });
        if (invoice.Details is { TaxInTaxCurrency: { } tax, TaxCurrency: { } currency })
        {
            xml.Within("TaxTotal", () => xml.Amount("TaxAmount", tax, currency));
        }
    }

    private static void Totals(UblElements xml, EInvoice invoice) => xml.Within("LegalMonetaryTotal", () =>
    {
        var document = invoice.Document;
        xml.Amount("LineExtensionAmount", document.LineNetAmount);
        xml.Amount("TaxExclusiveAmount", document.NetAmount);
        xml.Amount("TaxInclusiveAmount", document.TotalAmount);
        xml.Amount("AllowanceTotalAmount", Total(isCharge: false, document.AllowanceAmount));
        xml.Amount("ChargeTotalAmount", Total(isCharge: true, document.ChargeAmount));
        xml.AmountUnlessZero("PrepaidAmount", document.PrepaidAmount);
        xml.AmountUnlessZero("PayableRoundingAmount", document.RoundingAmount);
        xml.Amount("PayableAmount", document.DueAmount);

        // Where there are allowances or charges, their sum is stated, even one of zero (BR-CO-11, BR-CO-12).
        decimal? Total(bool isCharge, decimal sum) => sum == 0m && !invoice.AllowanceCharges.Any(item => item.IsCharge == isCharge) ? null
            : sum;
    });
}
