namespace Checkout.Domain.Deadlines;

/// <summary>The address at which a member's calendar program reads the deadlines of an account. One for each member and account; whoever
/// knows it reads them, so only its hash is kept.</summary>
public sealed class CalendarAddress : AccountEntity, IAccountNote
{
    private CalendarAddress() { }

    public CalendarAddress(Guid accountId, Guid userId)
        : base(accountId) => UserId = userId;

    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public string Hash { get; private set; } = null!;

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>The address before it, if any, stops working.</summary>
    public void Make(string hash, DateTimeOffset now)
    {
        (Hash, MadeAt) = (hash, now);
        RenewVersion();
    }
}
