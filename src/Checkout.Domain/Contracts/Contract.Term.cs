namespace Checkout.Domain.Contracts;

/// <content>How long it runs, and how it ends or goes on.</content>
public sealed partial class Contract
{
    /// <summary>The last day on which it is in force, whichever way it ends; before its first one where it was never in force.</summary>
    public DateOnly LastDay => InBrief().LastDay;

    /// <summary>What tells it from the account's others, as it stands.</summary>
    public ContractInBrief InBrief() => new(Id, Number, Slug, Name, StartsOn, EndsOn, AcceptedOn, TerminatedOn);

    public ContractStatus StatusOn(DateOnly today) => Status(StartsOn, EndsOn, TerminatedOn, today);

    public static ContractStatus Status(DateOnly startsOn, DateOnly endsOn, DateOnly? terminatedOn, DateOnly today) =>
        terminatedOn < today || Canceled(startsOn, terminatedOn) ? ContractStatus.Terminated
        : today < startsOn ? ContractStatus.Scheduled
        : today > endsOn ? ContractStatus.Ended
        : ContractStatus.Active;

    /// <summary>True where it was canceled with the order that began it, so that none of its days ever was.</summary>
    public bool WasNeverInForce => Canceled(StartsOn, TerminatedOn);

    public static bool Canceled(DateOnly startsOn, DateOnly? terminatedOn) => terminatedOn < startsOn;

    /// <returns>How it was ended before its time, in a sentence; null where it was not.</returns>
    public Sentence? EndedEarly(DateOnly today) =>
        TerminatedOn is not { } terminated ? null
        : WasNeverInForce ? $"Contract {Number} was canceled together with the order that began it."
        : (Sentence)$"Contract {Number} {(terminated <= today ? "was terminated on" : "is terminated as of")} {terminated}.";

    /// <summary>Whether it counts for “several contracts”: from acceptance, also before its start, to its last day (R11).</summary>
    public bool CountsOn(DateOnly today) => InBrief().CountsOn(today);

    /// <summary>The last day on which either side can say that it does not renew.</summary>
    public DateOnly NoticeOn => EndsOn.AddDays(-NoticeDays);

    /// <summary>When the account said in the portal that the contract shall not renew itself at the end of this term; null where it did
    /// not.</summary>
    public DateTimeOffset? NoticeGivenAt { get; private set; }

    /// <summary>Whether it goes on by itself after its end, as things stand.</summary>
    public bool WillRenew => AutoRenews && TerminatedOn is null && NoticeGivenAt is null;

    public bool CanGiveNotice(DateOnly today) => TakesNotice && WillRenew && today <= NoticeOn;

    public bool CanTakeNoticeBack(DateOnly today) => TakesNotice && TerminatedOn is null && NoticeGivenAt is not null && today <= NoticeOn;

    /// <summary>Why neither notice can be given nor taken back, or what was said already.</summary>
    public Sentence WhyNoNotice(DateOnly today) =>
        EndedEarly(today) is { } ended ? ended
        : !TakesNotice ? $"The renewal of contract {Number} can’t be changed here. Your account executive can help."
        : CanTakeNoticeBack(today) ? $"Notice was already given that contract {Number} will not renew."
        : !AutoRenews ? $"Contract {Number} does not renew automatically."
        : today > NoticeOn ? $"That was possible until {NoticeOn}. Your account executive can help."
        : (Sentence)$"Contract {Number} already renews automatically.";

    /// <summary>The account's word that the contract ends with its term.</summary>
    /// <param name="today">The vendor's business date: notice can be given to the end of the last day for it.</param>
    public RenewalNotice GiveNotice(string reason, Guid userId, string by, DateTimeOffset now, DateOnly today)
    {
        RuleViolation.ThrowIf(!CanGiveNotice(today), WhyNoNotice(today));

        NoticeGivenAt = now;
        RenewVersion();
        return new RenewalNotice(this, reason, userId, by, now);
    }

    /// <summary>Undoes it, until the last day for notice.</summary>
    public void TakeNoticeBack(RenewalNotice? notice, string by, DateTimeOffset now, DateOnly today)
    {
        RuleViolation.ThrowIf(!CanTakeNoticeBack(today) || notice?.ContractId != Id, WhyNoNotice(today));

        notice.TakeBack(by, now);
        NoticeGivenAt = null;
        RenewVersion();
    }

    /// <summary>
    /// Ends a contract together with the order that began it, as if neither had been: on the day before its first one, or on the
    /// day of the cancellation where that comes earlier.
    /// </summary>
    public void Cancel(DateOnly today)
    {
        var before = StartsOn.AddDays(-1);
        TerminatedOn = today < before ? today : before;
        ScheduleBilling(null);
        RenewVersion();
    }

    public bool CanTerminate(DateOnly on) => TerminatedOn is null && on >= StartsOn && on <= EndsOn;

    public void Terminate(DateOnly on)
    {
        RuleViolation.ThrowIf(!CanTerminate(on), $"{Number} can’t be terminated on {on:O}.", "terminatedOn");

        TerminatedOn = on;
        RenewVersion();
    }

    /// <summary>Adds the next term, which starts the day after the last one ends; number and anchor stay (R10).</summary>
    public ContractTerm Renew(DateOnly endsOn)
    {
        RuleViolation.ThrowIf(TerminatedOn is not null,
            WasNeverInForce ? (Sentence)$"{Number} was canceled and can’t be renewed."
                : $"{Number} was terminated on {TerminatedOn} and can’t be renewed.");

        var term = new ContractTerm(this, _terms.Count + 1, new DateRange(EndsOn.AddDays(1), endsOn));
        _terms.Add(term);
        EndsOn = endsOn;
        NoticeGivenAt = null;
        RenewVersion();
        return term;
    }
}
