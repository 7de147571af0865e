namespace Checkout.Data.EInvoices;

/// <summary>What EN 16931 and Peppol demand and a document of Checkout may lack.</summary>
internal static class EInvoiceRules
{
    private const string AskUs = "Our billing department can add it.";

    public static IReadOnlyList<string> Obstacles(EInvoice invoice) => [.. Of(invoice)];

    private static IEnumerable<string> Of(EInvoice invoice)
    {
        if (invoice.Currency.MinorUnits > 2)
        {
            // R22: nothing else matters then.
            yield return "A currency with three decimals can’t be exported as EN 16931.";
            yield break;
        }

        if (invoice.Details.Specification == Ubl.Peppol)
        {
            foreach (var obstacle in OfPeppol(invoice))
            {
                yield return obstacle;
            }
        }

        var buyer = invoice.Details.Buyer;
        if (invoice.Taxes.Any(tax => tax.TaxCategory is TaxCategory.AE or TaxCategory.K) && buyer.VatId is null
            && buyer.Registration is null)
        {
            yield return $"Your tax number is missing, without which tax can’t be left to you (BT-48). {AskUs}";
        }

        if (invoice.Taxes.Index().Any(tax => tax.Item.TaxCategory is TaxCategory.E && tax.Item.ExemptionReason is null
            && CodeAt(invoice.Details, tax.Index) is null))
        {
            yield return $"The document does not say why it is exempt from tax (BT-120). {AskUs}";
        }
    }

    private static IEnumerable<string> OfPeppol(EInvoice invoice)
    {
        if (invoice.Details.Seller.Endpoint is not { Scheme: not null })
        {
            yield return "Our own electronic address is missing (BT-34). Our billing department has to enter it.";
        }

        if (invoice.Details.Buyer.Endpoint is not { Scheme: not null })
        {
            yield return "Your company’s electronic address for e-invoices is missing (BT-49). Tell our billing department: it is "
                + "the Peppol participant id with its scheme, which whoever receives your e-invoices knows.";
        }

        if (invoice.Document is { BuyerReference: null, PoNumber: null })
        {
            yield return "There is neither a reference of yours nor a purchase order number on it (BT-10, BT-13). Tell our billing "
                + "department which of them your e-invoices have to carry.";
        }
    }

    public static string? CodeAt(EInvoiceDetails details, int row) =>
        row < details.TaxReasonCodes.Count ? details.TaxReasonCodes[row] : null;
}
