namespace Checkout.Domain.Quotes;

/// <summary>That a member opened a quote (A13), and whether they put it off with “Not now”.</summary>
public sealed class QuoteReading : AccountEntity, IAccountNote
{
    private QuoteReading() { }

    public QuoteReading(Quote quote, Guid userId, string userName, DateTimeOffset now)
        : base(quote.AccountId)
    {
        QuoteId = quote.Id;
        UserId = userId;
        UserName = userName;
        FirstOpenedAt = now;
        LastOpenedAt = now;
        Count = 1;
    }

    public Guid QuoteId { get; private set; }

    public Guid UserId { get; private set; }

    public string UserName { get; private set; } = null!;

    public DateTimeOffset FirstOpenedAt { get; private set; }

    public DateTimeOffset LastOpenedAt { get; private set; }

    public int Count { get; private set; }

    public DateTimeOffset? PutOffAt { get; private set; }

    /// <summary>Keeps the launch door from leading to this quote again.</summary>
    public void PutOff(DateTimeOffset now)
    {
        PutOffAt = now;
        RenewVersion();
    }
}

/// <summary>A question about a quote, sent to the account executive.</summary>
public sealed class QuoteQuestion : AccountEntity
{
    public const int MaxLength = 2000;

    private QuoteQuestion() { }

    public QuoteQuestion(Quote quote, Guid userId, string userName, string text, DateTimeOffset now)
        : base(quote.AccountId)
    {
        QuoteId = quote.Id;
        UserId = userId;
        UserName = userName;
        Text = text;
        AskedAt = now;
    }

    public Guid QuoteId { get; private set; }

    public Guid UserId { get; private set; }

    public string UserName { get; private set; } = null!;

    public string Text { get; private set; } = null!;

    public DateTimeOffset AskedAt { get; private set; }
}
