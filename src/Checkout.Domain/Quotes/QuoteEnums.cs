namespace Checkout.Domain.Quotes;

/// <summary>What accepting a quote does.</summary>
public enum QuoteType
{
    /// <summary>Creates a contract.</summary>
    New,

    /// <summary>Adds an order to a contract.</summary>
    AddOn,

    /// <summary>Adds the next term to a contract.</summary>
    Renewal,
}

/// <summary>Who made a quote.</summary>
public enum QuoteOrigin
{
    AccountExecutive,
    Customer,
}

/// <summary>Where a quote stands. Expired is never stored: it follows from the day.</summary>
public enum QuoteStatus
{
    Draft,
    Active,
    PendingApproval,
    Purchased,
    Declined,
    Withdrawn,
    Superseded,
    Discarded,
    Expired,
}
