namespace Checkout.Domain.Quotes;

/// <content>Where it stands, and what can be done with it.</content>
public sealed partial class Quote
{
    public QuoteStatus Status { get; private set; }

    /// <summary>When it was accepted, declined, withdrawn or discarded; a newer revision that comes afterwards leaves it.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    public string? DeclineReason { get; private set; }

    /// <summary>When a newer revision replaced it.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>What it was when that happened.</summary>
    public QuoteStatus? SupersededFrom { get; private set; }

    public QuoteStatus StatusOn(DateOnly today) => DerivedStatus(Status, ExpiresOn, today);

    public static QuoteStatus DerivedStatus(QuoteStatus stored, DateOnly expiresOn, DateOnly today) =>
        stored is QuoteStatus.Active or QuoteStatus.PendingApproval && today > expiresOn ? QuoteStatus.Expired : stored;

    public bool IsAcceptableOn(DateOnly today) => StatusOn(today) is QuoteStatus.Active;

    public bool CanPublish => Status is QuoteStatus.Draft;

    public bool CanDecline(DateOnly today) => StatusOn(today) is QuoteStatus.Active or QuoteStatus.PendingApproval;

    public bool CanWithdraw => Status is QuoteStatus.Draft or QuoteStatus.Active or QuoteStatus.PendingApproval;

    public bool CanSupersede =>
        Status is QuoteStatus.Draft or QuoteStatus.Active or QuoteStatus.PendingApproval or QuoteStatus.Withdrawn or QuoteStatus.Declined;

    public bool CanDiscard => Origin is QuoteOrigin.Customer
        && Status is QuoteStatus.Draft or QuoteStatus.Active or QuoteStatus.PendingApproval;

    /// <summary>Whether its owner may put a new revision in its place, which makes new prices; also after it has expired (R8).</summary>
    public bool CanRevise => Origin is QuoteOrigin.Customer && Status is QuoteStatus.Active;

    public bool CanRequestApproval(DateOnly today) => StatusOn(today) is QuoteStatus.Active;

    public bool CanReturnToActive(DateOnly today) => StatusOn(today) is QuoteStatus.PendingApproval;

    /// <summary>Why nobody can accept it as it stands, with who and when; null where it is open.</summary>
    /// <param name="vendorZone">Where its last day ends.</param>
    public Sentence? WhyNotOpen(DateOnly today, TimeZoneInfo vendorZone)
    {
        var by = DecidedBy is { } who ? (Sentence)$" by {who}" : $"";
        var at = DecidedAt is { } when ? (Sentence)$" on {when}" : $"";
        var since = SupersededAt is { } replaced ? (Sentence)$" on {replaced}" : $"";
        return StatusOn(today) switch
        {
            QuoteStatus.Active => null,
            QuoteStatus.Purchased when OrderNumber is { } order => $"{Number} was accepted{by}{at}. It became order {order}.",
            QuoteStatus.Purchased => $"{Number} was accepted{by}{at}.",
            QuoteStatus.Declined => $"{Number} was declined{by}{at}. Your account executive can publish a new one.",
            QuoteStatus.Withdrawn => $"{Number} was withdrawn{at}. Ask your account executive for a new one.",
            QuoteStatus.Superseded =>
                $"Version {Revision} of {Number} was replaced by a newer version{since}. Review the newest one and accept that.",
            QuoteStatus.Discarded => $"{Number} was discarded{by}{at}.",
            QuoteStatus.Expired when Origin is QuoteOrigin.Customer =>
                $"{Number} could be accepted until the end of {ExpiresOn:D}, {vendorZone}. Its prices were held until then.",
            QuoteStatus.Expired =>
                $"{Number} could be accepted until the end of {ExpiresOn:D}, {vendorZone}. Ask your account executive for a new one.",
            QuoteStatus.PendingApproval => $"{Number} is waiting for a second person’s approval.",
            _ => $"{Number} is not published yet.",
        };
    }

    public void Publish(DateTimeOffset now, DateOnly today)
    {
        Require(CanPublish, "be published");
        Status = QuoteStatus.Active;
        PublishedAt = now;
        PublishedOn = today;
        RenewVersion();
    }

    public void Decline(string by, string? reason, DateTimeOffset now, DateOnly today)
    {
        Require(CanDecline(today), "be declined", today);
        Decide(QuoteStatus.Declined, by, now);
        DeclineReason = reason;
    }

    public void Withdraw(string by, DateTimeOffset now)
    {
        Require(CanWithdraw, "be withdrawn");
        Decide(QuoteStatus.Withdrawn, by, now);
    }

    /// <summary>Steps aside for a newer revision.</summary>
    public void Supersede(DateTimeOffset now)
    {
        Require(CanSupersede, "be replaced");
        SupersededFrom = Status;
        SupersededAt = now;
        Status = QuoteStatus.Superseded;
        RenewVersion();
    }

    public void Discard(string by, DateTimeOffset now)
    {
        Require(CanDiscard, "be discarded");
        Decide(QuoteStatus.Discarded, by, now);
    }

    public void RequestApproval(DateOnly today)
    {
        Require(CanRequestApproval(today), "be sent for approval", today);
        Status = QuoteStatus.PendingApproval;
        RenewVersion();
    }

    public void ReturnToActive(DateOnly today)
    {
        Require(CanReturnToActive(today), "return from approval", today);
        Status = QuoteStatus.Active;
        RenewVersion();
    }

    internal void MarkPurchased(Guid orderId, string orderNumber, string by, DateTimeOffset now, DateOnly today)
    {
        Require(IsAcceptableOn(today), "be accepted", today);
        OrderId = orderId;
        OrderNumber = orderNumber;
        Decide(QuoteStatus.Purchased, by, now);
    }

    private void Decide(QuoteStatus status, string by, DateTimeOffset now)
    {
        Status = status;
        DecidedBy = by;
        DecidedAt = now;
        RenewVersion();
    }

    private void Require(bool allowed, string verb, DateOnly? today = null)
    {
        RuleViolation.ThrowIf(!allowed, $"{Number} can’t {verb}: it is {(today is { } day ? StatusOn(day) : Status)}.");
    }
}
