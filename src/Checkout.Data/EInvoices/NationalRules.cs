namespace Checkout.Data.EInvoices;

/// <summary>What the seller's country demands of e-invoices by Peppol, beyond what EN 16931 does.</summary>
internal static class NationalRules
{
    private const string Ours = "Our billing department has to enter it.";
    private const string Yours = "Tell it to our billing department.";

    private static readonly decimal[] SwedishRates = [6m, 12m, 25m];

    public static IEnumerable<string> Obstacles(EInvoice invoice) => invoice.Details.Seller.Address?.Country switch
    {
        "DE" when invoice.IsWithin("DE") => Germany(invoice),
        "DK" => Registered(invoice.Details.Seller, ["0184"], "CVR number, with the scheme 0184", "BT-30, DK-R-002, DK-R-014"),
        "IS" => Iceland(invoice),
        "NL" => Netherlands(invoice),
        "NO" => Norway(invoice),
        "SE" => Sweden(invoice),
        "GR" => Greece(invoice),
        "IT" => Italy(invoice.Details.Seller),
        _ => [],
    };

    private static IEnumerable<string> Germany(EInvoice invoice)
    {
        var details = invoice.Details;
        if (details.Payments.Count == 0)
        {
            yield return $"The document does not say how to pay (BG-16, DE-R-001). {Ours}";
        }

        if (details.Seller.Contact is not { Name: not null, Email: not null, Phone: { } phone }
            || phone.Count(char.IsDigit) < 3)
        {
            yield return "Our contact with name, telephone number and e-mail address is missing (BG-6, DE-R-002 to DE-R-007). " + Ours;
        }

        if (invoice.Document.BuyerReference is null)
        {
            yield return "Your reference is missing, for instance a Leitweg-ID (BT-10, DE-R-015). " + Yours;
        }

        foreach (var obstacle in Placed(details.Seller, "Our", "DE-R-003, DE-R-004", Ours)
            .Concat(Placed(details.Buyer, "Your", "DE-R-008, DE-R-009", Yours)))
        {
            yield return obstacle;
        }
    }

    private static IEnumerable<string> Iceland(EInvoice invoice)
    {
        var (seller, buyer) = (invoice.Details.Seller, invoice.Details.Buyer);
        return
        [
            .. Registered(seller, ["0196"], "kennitala, with the scheme 0196", "BT-30, IS-R-002"),
            .. Placed(seller, "Our", "IS-R-003", Ours),
            .. invoice.IsWithin("IS") && buyer.Registration is not { Scheme: "0196" }
                ? [$"Your kennitala is missing (BT-47, IS-R-004). {Yours}"] : Array.Empty<string>(),
            .. invoice.IsWithin("IS") ? Placed(buyer, "Your", "IS-R-005", Yours) : [],
        ];
    }

    private static IEnumerable<string> Netherlands(EInvoice invoice)
    {
        var (seller, buyer) = (invoice.Details.Seller, invoice.Details.Buyer);
        return
        [
            .. invoice.Document is CreditMemo { InvoiceId: null } && invoice.Details.References.Preceding.Count == 0
                ? ["The credit does not name the invoice that it corrects (BT-25, NL-R-001). Our billing department can add it."]
                : Array.Empty<string>(),
            .. seller.Registration is null ? []
                : Registered(seller, ["0106", "0190"], "KVK number or OIN, with the scheme 0106 or 0190", "BT-30, NL-R-003"),
            .. Placed(seller, "Our", "NL-R-002", Ours),
            .. invoice.IsWithin("NL") && buyer.Registration is { Scheme: not ("0106" or "0190") }
                ? [$"Your KVK number or OIN is missing (BT-47, NL-R-005). {Yours}"] : Array.Empty<string>(),
            .. invoice.IsWithin("NL") ? Placed(buyer, "Your", "NL-R-004", Yours) : [],
        ];
    }

    private static IEnumerable<string> Norway(EInvoice invoice) =>
        invoice.Details.Seller.VatId is { } id && id.StartsWith("NO", StringComparison.Ordinal)
        && !(id.Length == 14 && id.EndsWith("MVA", StringComparison.Ordinal) && IdentifierFormats.IsNorwegian(id[2..11]))
            ? [$"Our VAT number is not NO, the nine digits of an organization and MVA (BT-31, NO-R-001). {Ours}"] : [];

    private static IEnumerable<string> Sweden(EInvoice invoice)
    {
        if (invoice.Details.Seller.VatId is { } id && id.StartsWith("SE", StringComparison.Ordinal)
            && !(id.Length == 14 && id[2..].All(char.IsAsciiDigit)))
        {
            yield return $"Our VAT number is not SE and twelve digits (BT-31, SE-R-001). {Ours}";
        }

        if (invoice.Details.Seller is { TaxRegistration.Id: not "Godkänd för F-skatt", Registration: not null })
        {
            yield return $"Our VAT number is missing, for which no other tax number may stand in Sweden (BT-31, SE-R-005). {Ours}";
        }

        if (invoice.Details.Seller.VatId is not null
            && invoice.Breakdown.Any(tax => tax.Category is TaxCategory.S && !SwedishRates.Contains(tax.Rate)))
        {
            yield return "Standard rates in Sweden are 6, 12 and 25 % (SE-R-006). Our billing department can issue the document anew.";
        }
    }

    private static IEnumerable<string> Italy(EInvoiceParty seller) =>
    [
        .. seller.TaxRegistration is { Id: var id } && !(id.Length is >= 11 and <= 16 && id.All(char.IsAsciiLetterOrDigit))
            ? [$"Our tax number is not of 11 to 16 letters and digits (BT-32, IT-R-001). {Ours}"] : Array.Empty<string>(),
        .. Placed(seller, "Our", "IT-R-002 to IT-R-004", Ours),
    ];

    private static IEnumerable<string> Greece(EInvoice invoice) =>
        invoice.Document.Number.Count(character => character == '|') == 5
        && invoice.Details.References.Supporting.Any(each => each.Description == "##M.AR.K##")
            ? [] : ["A Greek e-invoice has a number of six parts and a mark of myDATA (GR-R-001, GR-R-004), which this portal does not "
                + "receive. Our billing department can send it to you."];

    private static IEnumerable<string> Registered(EInvoiceParty seller, string[] schemes, string what, string rules) =>
        seller.Registration is { Scheme: { } scheme } && schemes.Contains(scheme, StringComparer.Ordinal)
            ? [] : [$"Our {what}, is missing ({rules}). {Ours}"];

    private static IEnumerable<string> Placed(EInvoiceParty party, string whose, string rules, string who) =>
        party.Address is { Line1: not null, City: not null, PostalCode: not null }
            ? [] : [$"{whose} address lacks its street, town or postal code ({rules}). {who}"];
}
