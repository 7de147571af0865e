using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>Where a quote of the feed stands. That it was bought is said by an order that names it.</summary>
public enum QuoteRecordStatus
{
    Published,
    Withdrawn,
    Declined,
}

/// <summary>An offer of the account executive. A changed record becomes the next version, unless the quote was accepted.</summary>
public sealed record QuoteRecord : FeedRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("The quote's number, kept as it is. Versions share it.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("What it is about, in a few words.")]
    public required string Title { get; init; }

    [Description("new starts a contract, addOn adds to one, renewal adds its next term.")]
    public required QuoteType Kind { get; init; }

    [Description("External id of the contract that an addOn or renewal is for.")]
    public string? Contract { get; init; }

    [Description("External id of the quote whose next version this is, where the vendor's system gives versions ids of their own.")]
    public string? Replaces { get; init; }

    [Description("ISO 4217; the contract's where there is one (R18).")]
    public required Currency Currency { get; init; }

    [Description("External id of the vendor's company that will invoice; the contract's or the default one where left out.")]
    public string? LegalEntity { get; init; }

    [Description("Months of the new term; 0 for an addOn, which ends with its contract.")]
    [Range(0, 1200)]
    public int TermMonths { get; init; }

    [Description("The first day; left out it starts on acceptance. A renewal always starts the day after the old end.")]
    public DateOnly? StartsOn { get; init; }

    [Description("The last day on which it can be accepted, to its end in the vendor's time zone.")]
    public required DateOnly ExpiresOn { get; init; }

    [Description("How often the new contract is billed; that of the contract otherwise.")]
    public BillingFrequency? BillingFrequency { get; init; }

    [Description("Days until invoices are due; the contract's where left out, 30 for new business.")]
    [Range(0, 3650)]
    public int? PaymentTermsDays { get; init; }

    [Description("By invoice or by card; the contract's where left out.")]
    public PaymentArrangement? PaymentArrangement { get; init; }

    [Description("External id of the price book that the new contract will have.")]
    public string? PriceBook { get; init; }

    [Description("True where the new contract will renew by itself.")]
    public bool AutoRenews { get; init; }

    [Description("Version of the terms of service that are accepted with it.")]
    public required string TermsVersion { get; init; }

    [Description("Where they can be read.")]
    [MaxLength(Lengths.Url)]
    [RegularExpression("^https?://.*$")]
    public required string TermsUrl { get; init; }

    [Description("A few words to the customer.")]
    [MaxLength(Lengths.Prose)]
    public string? Note { get; init; }

    [Description("published, withdrawn or declined.")]
    public QuoteRecordStatus Status { get; init; }

    [Description("When it was published; the moment of the import where left out.")]
    public DateTimeOffset? PublishedAt { get; init; }

    [Description("When it was withdrawn or declined; the moment of the import where left out.")]
    public DateTimeOffset? DecidedAt { get; init; }

    [Description("Who withdrew or declined it.")]
    public string? DecidedBy { get; init; }

    [Description("Why it was declined.")]
    [MaxLength(QuoteQuestion.MaxLength)]
    public string? DeclineReason { get; init; }

    [Description("What is offered; at least one line.")]
    [MaxLength(Quote.MaxLines)]
    public required IReadOnlyList<QuoteLineRecord> Lines { get; init; }
}

/// <summary>What lines of quotes and orders have in common.</summary>
public abstract record PricedLineRecord
{
    [Description("External id of the product.")]
    public required string Product { get; init; }

    [Description("What is printed instead of the product's name.")]
    public string? Name { get; init; }

    [Description("What is printed instead of the product's description.")]
    [MaxLength(Lengths.Prose)]
    public string? Description { get; init; }

    [Description("How many units.")]
    public required decimal Quantity { get; init; }

    [Description("Per unit and month where recurring, else per unit.")]
    [Scale(6)]
    public required decimal ListPrice { get; init; }

    [Description("Percent off the list price.")]
    [Range(0, 100)]
    public decimal? DiscountPercent { get; init; }

    [Description("What is paid per unit; list price less discount, rounded to 4 decimals, where left out.")]
    [Scale(6)]
    public decimal? NetPrice { get; init; }

    [Description("How many units the price is for.")]
    public decimal BaseQuantity { get; init; } = 1m;

    [Description("A first day of the line's own.")]
    public DateOnly? StartsOn { get; init; }

    [Description("How the line is taxed.")]
    public required TaxTreatmentRecord Tax { get; init; }
}

/// <summary>A line of a quote.</summary>
public sealed record QuoteLineRecord : PricedLineRecord;
