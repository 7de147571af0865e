using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>An agreement under which orders are placed. Number, currency and past terms never change; terms may be added.</summary>
public sealed record ContractRecord : FeedRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("The contract's number, kept as it is.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("What it is called.")]
    public required string Name { get; init; }

    [Description("ISO 4217; all documents under the contract have it (R18).")]
    public required Currency Currency { get; init; }

    [Description("External id of the vendor's company; the default one where left out.")]
    public string? LegalEntity { get; init; }

    [Description(
        "The agreed terms, each beginning the day after the one before ends. The first day of the first one anchors the monthly grid "
        + "(R1).")]
    public required IReadOnlyList<TermRecord> Terms { get; init; }

    [Description("From when it counts as one of the account's contracts; the first day where left out.")]
    public DateOnly? AcceptedOn { get; init; }

    [Description("The last day in force, where it was terminated early.")]
    public DateOnly? TerminatedOn { get; init; }

    [Description("How often it is billed, in advance.")]
    public required BillingFrequency BillingFrequency { get; init; }

    [Description("Days from an invoice's issue until it is due.")]
    [Range(0, 3650)]
    public required int PaymentTermsDays { get; init; }

    [Description("By invoice and transfer, or by the card on file.")]
    public PaymentArrangement PaymentArrangement { get; init; }

    [Description("What may be shown of the card on file.")]
    public CardRecord? Card { get; init; }

    [Description("External id of the contract's price book; the standard book of the currency where left out.")]
    public string? PriceBook { get; init; }

    [Description("True where products that the price book lacks may be sold at standard prices (A6).")]
    public bool Fallback { get; init; }

    [Description("True where it renews by itself.")]
    public bool AutoRenews { get; init; }

    [Description("Days of notice before the end.")]
    [Range(0, 3650)]
    public int NoticeDays { get; init; } = 30;

    [Description(
        "True where the customer may say in Checkout, until the last day for notice, that the contract shall not renew by itself.")]
    public bool NoticeInPortal { get; init; }

    [Description("To whom invoices are addressed; the account's billing address where left out.")]
    public AddressRecord? BillTo { get; init; }

    [Description("Who receives invoices.")]
    [MaxLength(BillingDetails.MaxDeliveredContacts)]
    public IReadOnlyList<ContactRecord> Contacts { get; init; } = [];

    [Description("The customer's purchase order number for the whole contract.")]
    public string? PoNumber { get; init; }

    [Description("How the contacts learn of a new invoice: by mail with the PDF, by mail with a link, or in the portal only.")]
    public InvoiceDelivery InvoiceDelivery { get; init; }
}

/// <summary>One term of a contract, both days included.</summary>
public sealed record TermRecord
{
    [Description("The first day.")]
    public required DateOnly From { get; init; }

    [Description("The last day.")]
    public required DateOnly To { get; init; }
}

/// <summary>A card on file, as far as it may be shown.</summary>
public sealed record CardRecord
{
    [Description("Visa, Mastercard …")]
    public required string Brand { get; init; }

    [Description("The last four digits, no more.")]
    [RegularExpression("^[0-9]{4}$")]
    public required string LastFour { get; init; }

    [Description("Month of expiry.")]
    [Range(1, 12)]
    public required int ExpiryMonth { get; init; }

    [Description("Year of expiry, four digits.")]
    [Range(2000, 2200)]
    public required int ExpiryYear { get; init; }
}

/// <summary>Someone who receives a contract's invoices.</summary>
public sealed record ContactRecord
{
    [Description("The name.")]
    public required string Name { get; init; }

    [Description("The e-mail address.")]
    [EmailAddress]
    public required string Email { get; init; }

    [Description("True for the one who is addressed.")]
    public bool Primary { get; init; }
}
