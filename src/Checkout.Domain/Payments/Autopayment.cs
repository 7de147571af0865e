namespace Checkout.Domain.Payments;

/// <summary>Where an invoice stands that is to pay itself.</summary>
public enum AutopaymentStatus
{
    /// <summary>Announced; it is charged on its day, or again after a failure.</summary>
    Waiting,

    /// <summary>The invoice is disputed (R19).</summary>
    Paused,

    /// <summary>An attempt to charge it is under way.</summary>
    Charging,

    /// <summary>Nothing is left to charge: it was paid, by this or otherwise, or taken back.</summary>
    Settled,

    /// <summary>It stays open until somebody pays it.</summary>
    GivenUp,
}

/// <summary>
/// How an invoice pays itself: announced once for each day that is planned, charged at most once at a time, each charge a numbered row that
/// is written before the gateway is asked.
/// </summary>
public sealed class Autopayment : AccountEntity
{
    private readonly List<AutopayCharge> _charges = [];

    private Autopayment() { }

    /// <param name="plannedOn">The day of the first charge.</param>
    public Autopayment(Invoice invoice, Guid contractId, DateOnly plannedOn, DateTimeOffset now)
        : base(invoice.AccountId)
    {
        InvoiceId = invoice.Id;
        ContractId = contractId;
        PlannedOn = plannedOn;
        AnnouncedAt = now;
    }

    /// <summary>Unique.</summary>
    public Guid InvoiceId { get; private set; }

    public Guid ContractId { get; private set; }

    public AutopaymentStatus Status { get; private set; }

    /// <summary>The day that was announced for the first charge.</summary>
    public DateOnly PlannedOn { get; private set; }

    public DateTimeOffset AnnouncedAt { get; private set; }

    /// <summary>After a dispute: it is announced anew, and not charged before this day.</summary>
    public DateOnly? NotBefore { get; private set; }

    /// <summary>The day of the next try after a failed one.</summary>
    public DateOnly? RetryOn { get; private set; }

    /// <summary>Why the last charge failed, or why it was given up, in plain words.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyList<AutopayCharge> Charges => _charges;

    public AutopayCharge? Last => _charges.MaxBy(charge => charge.Number);

    /// <summary>Null where it is not charged any more, or not now.</summary>
    public DateOnly? NextOn => Status is not AutopaymentStatus.Waiting ? null : RetryOn ?? PlannedOn;

    public bool CanPlan => Status is AutopaymentStatus.Waiting && RetryOn is null;

    public bool CanPause => Status is AutopaymentStatus.Waiting;

    public bool CanResume => Status is AutopaymentStatus.Paused;

    public bool CanCharge => Status is AutopaymentStatus.Waiting;

    public bool CanFail => Status is AutopaymentStatus.Waiting or AutopaymentStatus.Charging;

    public bool CanGiveUp => Status is AutopaymentStatus.Waiting;

    public bool CanSettle => Status is not AutopaymentStatus.Settled;

    /// <summary>Moves the first charge to another day, which is announced as well.</summary>
    public void Plan(DateOnly on, DateTimeOffset now)
    {
        Require(CanPlan, "planned anew");
        (PlannedOn, AnnouncedAt) = (on, now);
        RenewVersion();
    }

    /// <summary>The invoice is disputed: nothing is charged.</summary>
    public void Pause()
    {
        Require(CanPause, "paused");
        To(AutopaymentStatus.Paused);
    }

    /// <summary>The dispute is over: it is announced again, with time to object.</summary>
    public void Resume(DateOnly notBefore, DateTimeOffset now)
    {
        Require(CanResume, "resumed");
        NotBefore = notBefore;
        AnnouncedAt = now;
        if (RetryOn is null)
        {
            PlannedOn = PlannedOn > notBefore ? PlannedOn : notBefore;
        }
        else
        {
            RetryOn = RetryOn > notBefore ? RetryOn : notBefore;
        }

        To(AutopaymentStatus.Waiting);
    }

    /// <summary>Writes the charge down, before the gateway is asked.</summary>
    public AutopayCharge Charge(PaymentAttempt attempt, DateOnly today)
    {
        Require(CanCharge, "charged");
        var charge = Next(today, attempt.Id);
        To(AutopaymentStatus.Charging);
        return charge;
    }

    /// <summary>Notes that a charge brought nothing, or that there was nothing to charge.</summary>
    /// <param name="retryDays">Days after the first charge on which it is tried again.</param>
    /// <returns>False where that was the last try.</returns>
    public bool Fail(string reason, DateOnly today, IReadOnlyList<int> retryDays)
    {
        Require(CanFail, "failed");
        if (Status is AutopaymentStatus.Waiting)
        {
            Next(today, attemptId: null);
        }

        Reason = reason.Truncate(PaymentAttempt.MaxReason);
        Last!.Fail(Reason);
        var again = _charges.Count <= retryDays.Count;
        if (again)
        {
            // Counted from the first, and never the same day again, however long the portal slept.
            var on = _charges.Min(charge => charge.On).AddDays(retryDays[_charges.Count - 1]);
            RetryOn = on > today ? on : today.AddDays(1);
        }

        To(again ? AutopaymentStatus.Waiting : AutopaymentStatus.GivenUp);
        return again;
    }

    /// <summary>It can’t be charged at all.</summary>
    public void GiveUp(string reason)
    {
        Require(CanGiveUp, "given up");
        Reason = reason.Truncate(PaymentAttempt.MaxReason);
        To(AutopaymentStatus.GivenUp);
    }

    /// <summary>Nothing is open any more, whoever paid.</summary>
    public void Settle()
    {
        Require(CanSettle, "settled");
        RetryOn = null;
        To(AutopaymentStatus.Settled);
    }

    private AutopayCharge Next(DateOnly today, Guid? attemptId)
    {
        var charge = new AutopayCharge(this, _charges.Count + 1, today, attemptId);
        _charges.Add(charge);
        return charge;
    }

    private void To(AutopaymentStatus status)
    {
        Status = status;
        RenewVersion();
    }

    private void Require(bool allowed, string verb) =>
        RuleViolation.ThrowIf(!allowed, $"The automatic payment can’t be {verb}: it is {Status}.");
}
