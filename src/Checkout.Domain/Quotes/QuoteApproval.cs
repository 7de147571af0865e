namespace Checkout.Domain.Quotes;

/// <summary>Where a request for approval stands.</summary>
public enum ApprovalState
{
    Requested,
    Approved,
    Returned,

    /// <summary>Its quote was declined, withdrawn, replaced or discarded, or expired, before anybody answered.</summary>
    Lapsed,
}

/// <summary>
/// A member's request that a second one accept a quote, with everything the first one stated; and how it was answered.
/// One is open per quote at most, while the quote is pending.
/// </summary>
public sealed class QuoteApproval : AccountEntity
{
    public const int MaxReason = 1000;

    private QuoteApproval() { }

    private QuoteApproval(Quote quote, Acceptor requester, AcceptanceChoices choices, DateTimeOffset now)
        : base(quote.AccountId)
    {
        QuoteId = quote.Id;
        RequestedById = requester.UserId;
        RequestedBy = requester.Name;
        RequestedByEmail = requester.Email;
        RequestedByTitle = requester.Title;
        IpAddress = requester.IpAddress;
        RequestedAt = now;
        BillTo = choices.BillTo;
        PaymentArrangement = choices.PaymentArrangement;
        PoNumber = choices.PoNumber;
    }

    public Guid QuoteId { get; private set; }

    public ApprovalState State { get; private set; }

    public Guid RequestedById { get; private set; }

    public string RequestedBy { get; private set; } = null!;

    public string RequestedByEmail { get; private set; } = null!;

    public string RequestedByTitle { get; private set; } = null!;

    public string? IpAddress { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public Address BillTo { get; private set; } = null!;

    public PaymentArrangement PaymentArrangement { get; private set; }

    public string? PoNumber { get; private set; }

    public Guid? DecidedById { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>When it was answered, or noticed that nobody can answer it any more.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was returned; null where the requester took it back without a word.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the requester stated for the order.</summary>
    public AcceptanceChoices Choices => new(BillTo, PaymentArrangement, PoNumber);

    /// <summary>Leaves the quote waiting for a second person.</summary>
    public static QuoteApproval Ask(Quote quote, Acceptor requester, AcceptanceChoices choices, DateTimeOffset now, DateOnly today)
    {
        quote.RequestApproval(today);
        return new QuoteApproval(quote, requester, choices, now);
    }

    /// <summary>Gives the quote back; its requester may do that too.</summary>
    public void Return(Quote quote, Guid userId, string by, string? reason, DateTimeOffset now, DateOnly today)
    {
        RuleViolation.ThrowIf(State is not ApprovalState.Requested || quote.Id != QuoteId, $"This request was decided already.");

        quote.ReturnToActive(today);
        Decide(ApprovalState.Returned, userId, by, now);
        Reason = reason;
    }

    /// <summary>Closes a request that nobody can answer any more, because its quote has gone another way.</summary>
    public void Lapse(DateTimeOffset now)
    {
        RuleViolation.ThrowIf(State is not ApprovalState.Requested, $"This request was decided already.");

        State = ApprovalState.Lapsed;
        DecidedAt = now;
        RenewVersion();
    }

    internal void Approve(Acceptor acceptor, DateTimeOffset now)
    {
        RuleViolation.ThrowIf(State is not ApprovalState.Requested || acceptor.UserId == RequestedById,
            $"A request is approved once, and by someone other than the requester.");

        Decide(ApprovalState.Approved, acceptor.UserId, acceptor.Name, now);
    }

    private void Decide(ApprovalState state, Guid userId, string by, DateTimeOffset now)
    {
        State = state;
        DecidedById = userId;
        DecidedBy = by;
        DecidedAt = now;
        RenewVersion();
    }
}
