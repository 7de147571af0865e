using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>A customer company.</summary>
public sealed record AccountRecord : FeedRecord
{
    [Description("The account number that the customer knows; unique, never changed.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("The legal name.")]
    public required string Name { get; init; }

    [Description("The billing address; contracts and invoices that bring none use it.")]
    public required AddressRecord BillingAddress { get; init; }

    [Description("The account executive.")]
    public required ExecutiveRecord Executive { get; init; }

    [Description("ISO 4217; proposes the currency of the first contract.")]
    public required Currency Currency { get; init; }

    [Description("BCP 47 tag such as de-DE, or a language alone: how figures are printed, and whether days or months come first.")]
    [MaxLength(20)]
    public required string Locale { get; init; }

    [Description("IANA zone such as Europe/Berlin: in which instants are shown.")]
    [MaxLength(Lengths.Number)]
    public required string TimeZone { get; init; }

    [Description("The customer's VAT or tax number.")]
    public string? TaxId { get; init; }

    [Description("Chooses tax rates together with the product's tax class.")]
    public string TaxCategory { get; init; } = "standard";

    [Description("True where no order may be placed without a PO number.")]
    public bool RequiresPoNumber { get; init; }

    [Description(
        "Total with tax, in the account's currency, above which a quote takes two people with Manage Billing: one asks, the other "
        + "accepts. Left out: one is enough. Quotes in another currency always take two.")]
    [Range(0, 1_000_000_000)]
    public decimal? ApprovalAbove { get; init; }

    [Description("True once the whole history is delivered: from the next file on posting dates follow the closing of the books (R15).")]
    public bool HistoryComplete { get; init; }

    [Description("The buyer's electronic address for e-invoices (BT-49).")]
    public string? EndpointId { get; init; }

    [Description("The scheme of that address.")]
    public string? EndpointScheme { get; init; }

    [Description("The buyer's own reference, for instance a routing id (BT-10).")]
    public string? BuyerReference { get; init; }

    [Description("False where nobody is to be reminded of this account's invoices by Checkout.")]
    public bool Reminders { get; init; } = true;

    [Description("False takes the account out of use; nothing is ever deleted.")]
    public bool Active { get; init; } = true;

    internal AccountDetails ToDetails() => new()
    {
        Name = Name,
        BillingAddress = BillingAddress.ToAddress(),
        Executive = new AccountExecutive(Executive.Name, Executive.Email, Executive.Phone),
        Currency = Currency,
        Locale = Locale,
        TimeZone = TimeZone,
        TaxId = TaxId,
        TaxCategory = TaxCategory,
        RequiresPoNumber = RequiresPoNumber,
        ApprovalAbove = ApprovalAbove,
        HistoryComplete = HistoryComplete,
        EndpointId = EndpointId,
        EndpointScheme = EndpointScheme,
        BuyerReference = BuyerReference,
        RemindersOff = !Reminders,
        Active = Active,
    };
}

/// <summary>The vendor's sales person for an account.</summary>
public sealed record ExecutiveRecord
{
    [Description("The name.")]
    public required string Name { get; init; }

    [Description("The e-mail address that questions go to.")]
    [EmailAddress]
    public required string Email { get; init; }

    [Description("The telephone number as printed.")]
    public string? Phone { get; init; }
}
