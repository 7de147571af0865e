namespace Checkout.Domain.Contracts;

/// <content>How long it runs, and how it ends or goes on.</content>
public sealed partial class Contract
{
    /// <summary>The last day on which it is in force, whichever way it ends.</summary>
    public DateOnly LastDay => TerminatedOn is { } terminated && terminated < EndsOn ? terminated : EndsOn;

    public ContractStatus StatusOn(DateOnly today) => Status(StartsOn, EndsOn, TerminatedOn, today);

    public static ContractStatus Status(DateOnly startsOn, DateOnly endsOn, DateOnly? terminatedOn, DateOnly today) =>
        terminatedOn is { } terminated && terminated <= today ? ContractStatus.Terminated
        : today < startsOn ? ContractStatus.Scheduled
        : today > endsOn ? ContractStatus.Ended
        : ContractStatus.Active;

    /// <summary>Whether it counts for “several contracts”: from acceptance, also before its start, to its last day (R11).</summary>
    public bool CountsOn(DateOnly today) => AcceptedOn <= today && today <= EndsOn && (TerminatedOn is null || today < TerminatedOn);

    /// <summary>The last day on which either side can say that it does not renew.</summary>
    public DateOnly NoticeOn => EndsOn.AddDays(-NoticeDays);

    public bool CanTerminate(DateOnly on) => TerminatedOn is null && on >= StartsOn && on <= EndsOn;

    public void Terminate(DateOnly on)
    {
        if (!CanTerminate(on))
        {
            throw new RuleViolation($"{Number} can’t be terminated on {on:O}.", "terminatedOn");
        }

        TerminatedOn = on;
        RenewVersion();
    }

    /// <summary>Adds the next term, which starts the day after the last one ends; number and anchor stay (R10).</summary>
    public ContractTerm Renew(DateOnly endsOn)
    {
        if (TerminatedOn is not null)
        {
            throw new RuleViolation($"{Number} was terminated on {TerminatedOn:O} and can’t be renewed.");
        }

        var term = new ContractTerm(this, _terms.Count + 1, new DateRange(EndsOn.AddDays(1), endsOn));
        _terms.Add(term);
        EndsOn = endsOn;
        RenewVersion();
        return term;
    }
}
