using System.Linq.Expressions;

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

/// <summary>Where a quote stands on a day, for queries; <see cref="Quote.StatusOn"/> says the same of an entity.</summary>
public static class QuoteStatuses
{
    /// <summary>The version that a customer sees under a number: a published version always supersedes the one before it.</summary>
    public static Expression<Func<Quote, bool>> Newest { get; } =
        quote => quote.Status != QuoteStatus.Draft && quote.Status != QuoteStatus.Superseded;

    public static Expression<Func<Quote, bool>> Is(QuoteStatus status, DateOnly today) => status switch
    {
        QuoteStatus.Active or QuoteStatus.PendingApproval => quote => quote.Status == status && quote.ExpiresOn >= today,
        QuoteStatus.Expired => quote => (quote.Status == QuoteStatus.Active || quote.Status == QuoteStatus.PendingApproval)
            && quote.ExpiresOn < today,
        _ => quote => quote.Status == status,
    };
}
