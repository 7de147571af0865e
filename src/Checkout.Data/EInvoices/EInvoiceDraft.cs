using Checkout.Data.Feed.EInvoices;

namespace Checkout.Data.EInvoices;

/// <summary>What an e-invoice needs to know around its document.</summary>
internal sealed record EInvoiceContext(Account Account, LegalEntity Seller, string? Contract)
{
    public string? Order { get; init; }

    public EInvoicePreceding? Corrects { get; init; }
}

/// <summary>
/// Says of a document what only e-invoices say. One that came as an e-invoice says what it said then; for all others it is made of the
/// legal entity, the account, and the document's own frozen facts.
/// </summary>
internal static class EInvoiceDraft
{
    public static EInvoice Of(Invoice invoice, EInvoiceContext context) => Of(
        invoice, invoice.DueOn, [.. invoice.Lines], [.. invoice.Taxes], [.. invoice.AllowanceCharges], context,
        invoice.IsCredit ? null : TermsOf(invoice), Ubl.InvoiceType);

    public static EInvoice Of(CreditMemo memo, EInvoiceContext context) => Of(
        memo, dueOn: null, [.. memo.Lines], [.. memo.Taxes], [.. memo.AllowanceCharges], context,
        "This credit is set off against invoices.", Ubl.CreditNoteType);

    private static EInvoice Of(
        AccountingDocument document, DateOnly? dueOn, List<BilledLine> lines, List<TaxRow> taxes, List<AllowanceCharge> adjustments,
        EInvoiceContext context, string? terms, string typeCode)
    {
        lines.Sort((left, right) => left.Position.CompareTo(right.Position));
        taxes.Sort((left, right) => left.Position.CompareTo(right.Position));
        adjustments.Sort((left, right) => left.Position.CompareTo(right.Position));
        var details = document.EInvoice ?? new EInvoiceDetails
        {
            Specification = Ubl.Peppol,
            Process = Ubl.PeppolBilling,
            TypeCode = typeCode,
            PeriodFrom = lines.Min(line => line.PeriodFrom),
            PeriodTo = lines.Max(line => line.PeriodTo),
            PaymentTerms = terms,
            References = new EInvoiceReferences
            {
                Contract = context.Contract,
                SalesOrder = context.Order,
                Preceding = context.Corrects is { } invoice ? [invoice] : []
            },
            Seller = SellerOf(context.Seller, OutsideTax(taxes)),
            Buyer = BuyerOf(document, context.Account, OutsideTax(taxes)),
            Delivery = taxes.Exists(tax => tax.TaxCategory is TaxCategory.K)
            ? new EInvoiceDelivery(null, null, document.IssuedOn, AddressOf(document.BillTo)) : null,
            Payments = document is Invoice { IsCredit: false } ? [PaymentOf(document, context.Seller.Bank)] : [],
            TaxReasonCodes = [.. taxes.Select(tax => ReasonCodeOf(tax.TaxCategory))],
        };
        return new EInvoice(document, dueOn, lines, taxes, adjustments, details);
    }

    /// <summary>The reasons that a category itself stands for, of the code list VATEX.</summary>
    private static string? ReasonCodeOf(TaxCategory category) => category switch
    {
        TaxCategory.AE => "VATEX-EU-AE",
        TaxCategory.K => "VATEX-EU-IC",
        TaxCategory.G => "VATEX-EU-G",
        TaxCategory.O => "VATEX-EU-O",
        _ => null,
    };

    private static EInvoiceParty SellerOf(LegalEntity seller, bool outsideTax)
    {
        var isVat = IsVatId(seller.TaxId) && !outsideTax;
        return new EInvoiceParty
        {
            Name = seller.Name,
            Endpoint = EndpointOf(seller.EndpointId, seller.EndpointScheme),
            VatId = isVat ? Compact(seller.TaxId) : null,
            TaxRegistration = isVat || outsideTax ? null : new EInvoiceIdentifier(seller.TaxId, "TAX"),
            Registration = outsideTax ? new EInvoiceIdentifier(seller.TaxId, null) : null,
            Address = AddressOf(seller.Address),
        };
    }

    private static EInvoiceParty BuyerOf(AccountingDocument document, Account account, bool outsideTax)
    {
        var isVat = IsVatId(document.BuyerTaxId) && !outsideTax;
        return new EInvoiceParty
        {
            Name = document.BillTo.Name,
            Endpoint = EndpointOf(account.EndpointId, account.EndpointScheme),
            Identifiers = [new EInvoiceIdentifier(account.Number, null)],
            VatId = isVat ? Compact(document.BuyerTaxId!) : null,
            Registration = isVat || document.BuyerTaxId is null ? null : new EInvoiceIdentifier(document.BuyerTaxId, null),
            Address = AddressOf(document.BillTo),
        };
    }

    private static EInvoicePayment PaymentOf(AccountingDocument document, BankAccount bank) => new()
    {
        MeansCode = IsIban(bank.Iban) && document.Currency == Currency.Eur ? "58" : "30",
        Reference = document.Number,
        Account = IsIban(bank.Iban) ? Compact(bank.Iban) : bank.Iban,
        Holder = bank.Holder,
        Bic = bank.Bic,
    };

    private static string TermsOf(Invoice invoice) => invoice.DueOn is not { } due
        ? "No due date is stated."
        : (due.DayNumber - invoice.IssuedOn.DayNumber) switch
        {
            <= 0 => "Payable at once.",
            1 => "Payable within 1 day of the date of issue.",
            var days => string.Create(CultureInfo.InvariantCulture, $"Payable within {days} days of the date of issue."),
        };

    /// <summary>Nothing outside the scope of tax may name a VAT number (BR-O-02).</summary>
    private static bool OutsideTax(List<TaxRow> taxes) => taxes.Exists(tax => tax.TaxCategory is TaxCategory.O);

    /// <summary>A VAT number begins with the code of its country (BR-CO-09).</summary>
    private static bool IsVatId(string? taxId) => taxId is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', _, ..];

    private static bool IsIban(string account) =>
        account is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= '0' and <= '9', >= '0' and <= '9', ..]
        && Compact(account).Length is >= 15 and <= 34;

    private static string Compact(string id) => string.Concat(id.Where(char.IsLetterOrDigit));

    private static EInvoiceIdentifier? EndpointOf(string? id, string? scheme) => id is null ? null : new EInvoiceIdentifier(id, scheme);

    private static EInvoiceAddress AddressOf(Address address) => new()
    {
        Line1 = address.Line1,
        Line2 = address.Line2,
        City = address.City,
        PostalCode = address.PostalCode,
        Region = address.Region,
        Country = address.Country,
    };
}
