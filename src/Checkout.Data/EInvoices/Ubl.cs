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

    /// <summary>Types of invoices (BT-3, code list UNTDID 1001 as BR-CL-01 takes it).</summary>
    public static readonly FrozenSet<string> InvoiceTypes = Codes(
        "71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456 457 471 "
        + "472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935");

    /// <summary>Types of credit notes.</summary>
    public static readonly FrozenSet<string> CreditNoteTypes = Codes("81 83 261 262 296 308 381 396 420 458 502 503 532");

    /// <summary>
    /// Schemes of electronic addresses (BR-CL-25) that Peppol delivers to: the list EAS without those of mail, FTP and the like.
    /// </summary>
    public static readonly FrozenSet<string> AddressSchemes = Codes(
        "0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191 0192 0193 0194 "
        + "0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 "
        + "0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 "
        + "9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959");

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
    public static readonly FrozenSet<string> Registers = Codes("0184 0196 0106 0190 0192 0007");

    public static readonly XNamespace Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public static readonly XNamespace Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static FrozenSet<string> Codes(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static XNamespace NamespaceOf(string document) => $"urn:oasis:names:specification:ubl:schema:xsd:{document}-2";
}
