namespace Checkout.Domain.Documents;

/// <summary>An identifier with the scheme that it belongs to, where it has one.</summary>
public sealed record EInvoiceIdentifier(string Id, string? Scheme);

/// <summary>A party as an e-invoice names it: seller (BG-4), buyer (BG-7), payee or tax representative.</summary>
public sealed record EInvoiceParty
{
    /// <summary>The registered name (BT-27, BT-44).</summary>
    public string? Name { get; init; }

    /// <summary>BT-28, BT-45.</summary>
    public string? TradingName { get; init; }

    /// <summary>The electronic address (BT-34, BT-49).</summary>
    public EInvoiceIdentifier? Endpoint { get; init; }

    /// <summary>BT-29, BT-46, BT-60; a bank's creditor id (BT-90) has the scheme SEPA.</summary>
    public IReadOnlyList<EInvoiceIdentifier> Identifiers { get; init; } = [];

    /// <summary>BT-30, BT-47, BT-61.</summary>
    public EInvoiceIdentifier? Registration { get; init; }

    /// <summary>BT-31, BT-48, BT-63.</summary>
    public string? VatId { get; init; }

    /// <summary>A tax number that is no VAT number (BT-32); its scheme is that of the tax.</summary>
    public EInvoiceIdentifier? TaxRegistration { get; init; }

    /// <summary>BT-33.</summary>
    public string? LegalForm { get; init; }

    public EInvoiceAddress? Address { get; init; }

    public EInvoiceContact? Contact { get; init; }
}

/// <summary>A postal address as an e-invoice states it.</summary>
public sealed record EInvoiceAddress
{
    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? Line3 { get; init; }

    public string? City { get; init; }

    public string? PostalCode { get; init; }

    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
}

/// <summary>Whom to ask at a party (BG-6, BG-9).</summary>
public sealed record EInvoiceContact(string? Name, string? Phone, string? Email);
