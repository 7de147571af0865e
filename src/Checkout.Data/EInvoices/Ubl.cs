using System.Collections.Frozen;
using System.Xml.Linq;

namespace Checkout.Data.EInvoices;

/// <summary>Names of UBL 2.1 and of the specifications written in it.</summary>
internal static class Ubl
{
    public const string Peppol = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    public const string PeppolBilling = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    public const string Invoice = "Invoice";
    public const string CreditNote = "CreditNote";
    public const string InvoiceType = "380";
    public const string CreditNoteType = "381";

    /// <summary>The tax scheme of VAT; what has another is a tax number that is no VAT number.</summary>
    public const string Vat = "VAT";

    /// <summary>Type of a reference to the object invoiced (BT-18, BT-128).</summary>
    public const string InvoicedObjectType = "130";

    /// <summary>Type of a credit note's reference to a project (BT-11), for which it has no element of its own.</summary>
    public const string ProjectType = "50";

    /// <summary>What an order reference says where there is only the seller's number: UBL demands a purchase order number before
    /// it.</summary>
    public const string NoOrder = "NA";

    /// <summary>Schemes of registers of companies: of Denmark, Iceland, the Netherlands, Norway and Sweden.</summary>
    public static readonly FrozenSet<string> Registers =
        FrozenSet.ToFrozenSet(["0184", "0196", "0106", "0190", "0192", "0007"], StringComparer.Ordinal);

    public static readonly XNamespace Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public static readonly XNamespace Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    public static XNamespace NamespaceOf(string document) => $"urn:oasis:names:specification:ubl:schema:xsd:{document}-2";
}
