namespace Checkout.Domain.Quotes;

/// <summary>What a quote offers.</summary>
public sealed record QuoteTerms
{
    public required string Title { get; init; }

    public required QuoteType Type { get; init; }

    public required QuoteOrigin Origin { get; init; }

    /// <summary>The contract that it adds to or renews; null for new business.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The contract's last day when the quote was made: a renewal in between makes the quote stale (R9).</summary>
    public DateOnly? ContractEndsOn { get; init; }

    public required Currency Currency { get; init; }

    public required Guid LegalEntityId { get; init; }

    /// <summary>Months of the new term; 0 for an add-on, which ends with its contract.</summary>
    public int TermMonths { get; init; }

    /// <summary>Null: on acceptance. A renewal always starts the day after the old end.</summary>
    public DateOnly? StartsOn { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required BillingFrequency BillingFrequency { get; init; }

    public required int PaymentTermsDays { get; init; }

    public required PaymentArrangement PaymentArrangement { get; init; }

    public Guid? PriceBookId { get; init; }

    public string? PriceBookName { get; init; }

    public bool AutoRenews { get; init; }

    public required string TermsVersion { get; init; }

    public required string TermsUrl { get; init; }

    public string? Note { get; init; }

    /// <summary>Which units a renewal continues (R10).</summary>
    public string? RenewalFingerprint { get; init; }

    public Guid? CreatedByUserId { get; init; }
}
