using Checkout.Domain.Quotes;

namespace Checkout.Data.Acceptances;

/// <summary>How an acceptance ended.</summary>
public abstract record AcceptanceResult
{
    private AcceptanceResult()
    {
    }

    /// <summary>Everything was written.</summary>
    public sealed record Accepted(string OrderSlug, string ResultUrl) : AcceptanceResult;

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string ResultUrl) : AcceptanceResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused(string ResultUrl) : AcceptanceResult;

    /// <summary>The quote can't be accepted; nothing was written.</summary>
    /// <param name="OrderNumber">The order that came of the quote, where there is one.</param>
    public sealed record Refused(AcceptanceRefusal Refusal, Quote Quote, string? OrderNumber) : AcceptanceResult;

    /// <summary>The figures or the day differ from what was shown; nothing was written.</summary>
    public sealed record FiguresChanged(FigureChange Change) : AcceptanceResult;

    /// <summary>A second person is asked to accept.</summary>
    public sealed record ApprovalRequested(string ResultUrl) : AcceptanceResult;

    /// <summary>A colleague ordered the same within a day, and the acceptor did not say that it is meant anyway; nothing was written.</summary>
    public sealed record OrderedAlready(IReadOnlyList<SameOrder> Orders) : AcceptanceResult;

    /// <summary>The account has no such quote.</summary>
    public sealed record NotFound : AcceptanceResult;
}

/// <summary>The figures as they are now.</summary>
public sealed record FigureChange(Checkout.Data.Quotes.FiguredQuote Now, QuoteSnapshot Snapshot);
