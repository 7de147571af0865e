namespace Checkout.Domain.Quotes;

/// <summary>A line of a quote.</summary>
public sealed class QuoteLine : PricedLine
{
    private QuoteLine() { }

    internal QuoteLine(Quote quote, int position, LineTerms terms)
        : base(quote.AccountId, position, terms)
    {
        QuoteId = quote.Id;
        StartsOn = terms.StartsOn;
    }

    public Guid QuoteId { get; private set; }

    /// <summary>A start of its own; null follows the quote.</summary>
    public DateOnly? StartsOn { get; private set; }

    public LineTerms ToTerms() => TermsWith(StartsOn);
}
