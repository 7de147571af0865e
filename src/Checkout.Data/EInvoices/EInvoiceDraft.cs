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
        invoice.IsCredit ? null : TermsOf(invoice), Ubl.InvoiceType) with
    { Files = invoice.Files };

    public static EInvoice Of(CreditMemo memo, EInvoiceContext context) => Of(
        memo, dueOn: null, [.. memo.Lines], [.. memo.Taxes], [.. memo.AllowanceCharges], context,
        "This credit is set off against invoices.", Ubl.CreditNoteType) with
    { Files = memo.Files };

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
            Seller = SellerOf(context.Seller, context.Account, OutsideTax(taxes)),
            Buyer = BuyerOf(document, context, OutsideTax(taxes)),
            Delivery = taxes.Exists(tax => tax.TaxCategory is TaxCategory.K)
            ? new EInvoiceDelivery(null, null, document.IssuedOn, AddressOf(document.BillTo)) : null,
            Payments = PaymentsOf(document, context.Seller),
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

    private static EInvoiceParty SellerOf(LegalEntity seller, Account account, bool outsideTax)
    {
        var vatId = outsideTax ? null : VatIdOf(seller.TaxId);
        var executive = account.Executive;
        return new EInvoiceParty
        {
            Name = seller.Name,

            // Greece asks for the full name there too (GR-R-002).
            TradingName = seller.Address.Country == "GR" ? seller.Name : null,
            Endpoint = EndpointOf(seller.EndpointId, seller.EndpointScheme),
            VatId = vatId,
            TaxRegistration = vatId is not null || outsideTax ? null : new EInvoiceIdentifier(seller.TaxId, "TAX"),

            // Without a VAT number a seller is known by its register (BR-CO-26).
            Registration = (seller.RegistrationId is null ? null
                : new EInvoiceIdentifier(seller.RegistrationId, seller.RegistrationScheme))
                ?? RegisteredBy(seller.EndpointId, seller.EndpointScheme)
                ?? (vatId is not null ? null : new EInvoiceIdentifier(seller.TaxId, null)),
            Address = AddressOf(seller.Address),
            Contact = seller.ContactName is null ? new EInvoiceContact(executive.Name, executive.Phone, executive.Email)
                : new EInvoiceContact(seller.ContactName, seller.ContactPhone, seller.ContactEmail),
        };
    }

    private static EInvoiceParty BuyerOf(AccountingDocument document, EInvoiceContext context, bool outsideTax)
    {
        var account = context.Account;
        var vatId = outsideTax ? null : VatIdOf(document.BuyerTaxId);
        return new EInvoiceParty
        {
            Name = document.BillTo.Name,
            TradingName = context.Seller.Address.Country == "GR" ? document.BillTo.Name : null,
            Endpoint = EndpointOf(account.EndpointId, account.EndpointScheme),

            // Our number for the customer has no scheme, without which Denmark allows none (DK-R-013).
            Identifiers = context.Seller.Address.Country == "DK" ? [] : [new EInvoiceIdentifier(account.Number, null)],
            VatId = vatId,
            // Within the Netherlands only numbers of its registers may stand there (NL-R-005).
            Registration = RegisteredBy(account.EndpointId, account.EndpointScheme)
                ?? (vatId is not null || document.BuyerTaxId is null
                || (context.Seller.Address.Country == "NL" && document.BillTo.Country == "NL")
                    ? null : new EInvoiceIdentifier(document.BuyerTaxId, null)),
            Address = AddressOf(document.BillTo),
        };
    }

    /// <summary>A number of a national register, which may serve as electronic address too.</summary>
    private static EInvoiceIdentifier? RegisteredBy(string? id, string? scheme) =>
        id is not null && scheme is not null && Ubl.Registers.Contains(scheme) ? new EInvoiceIdentifier(id, scheme) : null;

    /// <summary>How to pay, or within Germany, which always asks for it (DE-R-001), that the amounts are cleared.</summary>
    private static IReadOnlyList<EInvoicePayment> PaymentsOf(AccountingDocument document, LegalEntity seller) => document switch
    {
        Invoice { IsCredit: false } => [PaymentOf(document, seller)],
        _ when seller.Address.Country == "DE" && document.BillTo.Country == "DE" => [new EInvoicePayment { MeansCode = "97" }],
        _ => [],
    };

    private static EInvoicePayment PaymentOf(AccountingDocument document, LegalEntity seller) => new()
    {
        // Denmark doesn't know 30, and asks for a national account with its own transfers (DK-R-005, DK-R-006).
        MeansCode = IsIban(seller.Bank.Iban) && document.Currency == Currency.Eur ? "58" : seller.Address.Country == "DK" ? "1" : "30",
        Reference = document.Number,
        Account = IsIban(seller.Bank.Iban) ? Compact(seller.Bank.Iban) : seller.Bank.Iban,
        Holder = seller.Bank.Holder,
        Bic = seller.Bank.Bic,
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

    /// <summary>A VAT number begins with the code of its country (BR-CO-09) and has digits; Norway writes MVA behind the number of
    /// every registered seller (NO-R-001).</summary>
    private static string? VatIdOf(string? taxId) => taxId is not null && CompanyNumber.Bare(taxId) is
        [>= 'A' and <= 'Z', >= 'A' and <= 'Z', _, ..] bare && bare.Any(char.IsAsciiDigit)
        && (bare[..2] is "EL" or "XI" || Countries.Find(bare[..2]) is not null)
            ? Compact(bare) is var id && id.StartsWith("NO", StringComparison.Ordinal) && id[2..].All(char.IsAsciiDigit) ? id + "MVA" : id
            : null;

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
