namespace Checkout.Data.EInvoices;

/// <summary>What EN 16931 and Peppol demand and a document may lack: in words that name the rule and who can mend it.</summary>
internal static class EInvoiceRules
{
    private const string AskUs = "Our billing department can add it.";
    private const string Ours = "Our billing department has to enter it.";
    private const string Apart = "Our billing department can issue them on documents of their own.";

    public static IReadOnlyList<string> Obstacles(EInvoice invoice) =>
        invoice.Currency.MinorUnits > 2
            // R22: nothing else matters then.
            ? ["A currency with three decimals can’t be exported as EN 16931."]
            : IsOurs(invoice) ? [.. Peppol(invoice), .. Reasons(invoice), .. Parties(invoice), .. Categories(invoice)]
            : [.. Peppol(invoice), .. Reasons(invoice)];

    /// <summary>What came as an e-invoice goes out as its issuer sent it, with what it lacks.</summary>
    private static bool IsOurs(EInvoice invoice) => invoice.Document.EInvoice is null;

    private static IEnumerable<string> Peppol(EInvoice invoice) => invoice.Details.Specification != Ubl.Peppol ? []
        : IsOurs(invoice) ? [.. Addresses(invoice), .. Numbers(invoice), .. NationalRules.Obstacles(invoice)]
        : Addresses(invoice);

    private static IEnumerable<string> Addresses(EInvoice invoice)
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

    private static IEnumerable<string> Numbers(EInvoice invoice) =>
    [
        .. BrokenIn(invoice.Details.Seller, "Our", Ours),
        .. BrokenIn(invoice.Details.Buyer, "Your", "Tell the right one to our billing department."),
    ];

    private static IEnumerable<string> BrokenIn(EInvoiceParty party, string whose, string who)
    {
        if (party.Endpoint is { Scheme: { } scheme } && !Ubl.AddressSchemes.Contains(scheme))
        {
            yield return $"{whose} electronic address has the scheme “{scheme}”, which Peppol doesn’t know (BR-CL-25). {who}";
        }

        if (party.Registration is { Scheme: { } register } && !IdentifierFormats.IsRegister(register))
        {
            yield return $"{whose} register number has the scheme “{register}”, which is none of ISO 6523 (BR-CL-11). {who}";
        }

        var broken = party.Identifiers.Append(party.Endpoint).Append(party.Registration).OfType<EInvoiceIdentifier>()
            .Select(each => (each.Id, Rule: IdentifierFormats.BrokenRule(each)))
            .Append((Id: party.VatId ?? "", Rule: IdentifierFormats.BrokenRuleOfVatId(party.VatId)))
            .FirstOrDefault(each => each.Rule is not null);
        if (broken.Rule is { } rule)
        {
            yield return $"{whose} number {broken.Id} has not the form of its scheme ({rule}). {who}";
        }
    }

    /// <summary>Why no tax is due, and to whom it is left.</summary>
    private static IEnumerable<string> Reasons(EInvoice invoice)
    {
        var buyer = invoice.Details.Buyer;
        if (Has(invoice, TaxCategory.AE, TaxCategory.K) && buyer.VatId is null
            && (Has(invoice, TaxCategory.K) || buyer.Registration is null))
        {
            yield return "Your VAT number is missing, without which tax can’t be left to you (BT-48, "
                + $"{(Has(invoice, TaxCategory.K) ? "BR-IC-02" : "BR-AE-02")}). Tell it to our billing department.";
        }

        if (invoice.Breakdown.Any(tax => EInvoiceTax.HasReason(tax.Category) && tax is { Reason: null, ReasonCode: null }))
        {
            yield return $"The document does not say why it is exempt from tax (BT-120). {AskUs}";
        }
    }

    private static IEnumerable<string> Parties(EInvoice invoice)
    {
        var (seller, representative) = (invoice.Details.Seller, invoice.Details.TaxRepresentative);
        if (seller is { VatId: null, Registration: null, Identifiers.Count: 0 })
        {
            yield return $"Our company’s register or tax number is missing (BR-CO-26: BT-29, BT-30 or BT-31). {Ours}";
        }

        if (Has(invoice, TaxCategory.K, TaxCategory.G) && seller.VatId is null && representative?.VatId is null)
        {
            yield return "Our VAT number is missing, without which nothing can be supplied free of tax to another country (BT-31, "
                + $"{(Has(invoice, TaxCategory.K) ? "BR-IC-02" : "BR-G-02")}). {Ours}";
        }

        // What is outside the scope names none; together with anything else it has its own obstacle.
        if (!Has(invoice, TaxCategory.O) && seller is { VatId: null, TaxRegistration: null } && representative?.VatId is null)
        {
            yield return $"Our tax number is missing (BT-31 or BT-32, BR-S-02). {Ours}";
        }
    }

    private static IEnumerable<string> Categories(EInvoice invoice)
    {
        if (Has(invoice, TaxCategory.O) && invoice.Breakdown.Count > 1)
        {
            yield return $"What is outside the scope of tax may not stand together with what is taxed (BR-O-11). {Apart}";
        }

        if (RatesOf(invoice, TaxCategory.S).Any(rate => rate <= 0m))
        {
            yield return "A standard tax rate of 0 % or less is none (BR-S-05). Our billing department can issue the document with the "
                + "category that applies, such as zero rated or exempt.";
        }

        if (RatesOf(invoice, TaxCategory.L).Concat(RatesOf(invoice, TaxCategory.M)).Any(rate => rate < 0m))
        {
            yield return "A tax rate below zero is none (BR-AF-05, BR-AG-05). Our billing department can issue the document anew.";
        }

        if (Has(invoice, TaxCategory.B) && (!invoice.IsWithin("IT") || Has(invoice, TaxCategory.S)))
        {
            yield return $"Split payment is for invoices within Italy, and not together with the standard rate (BR-B-01, BR-B-02). {Apart}";
        }

        if (invoice is { IsCredit: false, DueOn: null, Details.PaymentTerms: null, Document.DueAmount: > 0m })
        {
            yield return $"The document says neither when it is due nor on which terms it is to be paid (BR-CO-25). {AskUs}";
        }
    }

    private static bool Has(EInvoice invoice, params ReadOnlySpan<TaxCategory> categories)
    {
        foreach (var tax in invoice.Breakdown)
        {
            if (categories.Contains(tax.Category))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<decimal> RatesOf(EInvoice invoice, TaxCategory category) =>
        invoice.Taxes.Concat<TaxedRow>(invoice.Lines).Concat(invoice.AllowanceCharges)
            .Where(row => row.TaxCategory == category).Select(row => row.TaxRate);
}
