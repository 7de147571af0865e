namespace Checkout.Domain.Accounts;

/// <summary>How a request for access was answered.</summary>
public enum AccessAnswer
{
    Granted,
    Refused,
}

/// <summary>A member without Manage Billing asks the account's administrators for it. One is open per member at most.</summary>
public sealed class AccessRequest : AccountEntity
{
    public const int MaxNote = 500;

    private AccessRequest() { }

    public AccessRequest(Membership member, string? note, DateTimeOffset now)
        : base(member.AccountId)
    {
        MembershipId = member.Id;
        Note = note;
        AskedAt = now;
    }

    public Guid MembershipId { get; private set; }

    /// <summary>Why, in the member's words.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public AccessAnswer? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The name of the administrator who answered.</summary>
    public string? AnsweredBy { get; private set; }

    /// <exception cref="RuleViolation">It was answered before.</exception>
    public void Decide(AccessAnswer answer, string by, DateTimeOffset now)
    {
        RuleViolation.ThrowIf(Answer is not null, $"{AnsweredBy} has already answered this request.");

        (Answer, AnsweredBy, AnsweredAt) = (answer, by, now);
    }
}
