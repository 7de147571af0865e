namespace Checkout.Domain.Accounts;

/// <summary>What the vendor's system says about an account; it may change with every import.</summary>
public sealed record AccountDetails
{
    public required string Name { get; init; }

    public required Address BillingAddress { get; init; }

    public required AccountExecutive Executive { get; init; }

    /// <summary>Proposes the currency of the account's first contract; later contracts bring their own (R18).</summary>
    public required Currency Currency { get; init; }

    /// <summary>A BCP 47 tag such as de-DE: how figures and dates are printed for the account.</summary>
    public required string Locale { get; init; }

    /// <summary>An IANA zone such as Europe/Berlin: in which instants are shown.</summary>
    public required string TimeZone { get; init; }

    public string? TaxId { get; init; }

    /// <summary>Chooses the tax rate together with the product's tax class, for instance “business”.</summary>
    public string TaxCategory { get; init; } = "standard";

    public bool RequiresPoNumber { get; init; }

    /// <summary>Total with tax, in the account's currency, above which a quote takes a second person; null where one is enough.</summary>
    public decimal? ApprovalAbove { get; init; }

    /// <summary>Set when the vendor has delivered the whole history: from then on posting dates follow R15.</summary>
    public bool HistoryComplete { get; init; }

    /// <summary>The electronic address for e-invoices (EN 16931 BT-49) with its scheme.</summary>
    public string? EndpointId { get; init; }

    public string? EndpointScheme { get; init; }

    /// <summary>The buyer's own reference, for instance a routing id (BT-10).</summary>
    public string? BuyerReference { get; init; }

    /// <summary>True where the vendor reminds of this account's invoices otherwise.</summary>
    public bool RemindersOff { get; init; }

    public bool Active { get; init; } = true;
}
