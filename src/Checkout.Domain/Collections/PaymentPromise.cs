namespace Checkout.Domain.Collections;

/// <summary>What is stored of a promise; whether it was kept follows from what was settled.</summary>
public enum PromiseState
{
    Open,
    Withdrawn,
}

/// <summary>Where a promise stands on a day.</summary>
public enum PromiseStanding
{
    /// <summary>Its day has not passed: nobody reminds of the invoice.</summary>
    Waiting,
    Kept,
    Broken,
    Withdrawn,
}

/// <summary>A member says when how much of an invoice will be paid. Until that day reminders rest.</summary>
public sealed class PaymentPromise : AccountEntity
{
    private PaymentPromise() { }

    private PaymentPromise(Invoice invoice, decimal amount, DateOnly promisedOn, Guid userId, string userName, DateTimeOffset now)
        : base(invoice.AccountId)
    {
        InvoiceId = invoice.Id;
        Currency = invoice.Currency;
        Amount = amount;
        PromisedOn = promisedOn;
        MadeById = userId;
        MadeBy = userName;
        MadeAt = now;
    }

    public Guid InvoiceId { get; private set; }

    public Currency Currency { get; private set; } = null!;

    public decimal Amount { get; private set; }

    /// <summary>The day by which it is to be paid.</summary>
    public DateOnly PromisedOn { get; private set; }

    public Guid MadeById { get; private set; }

    public string MadeBy { get; private set; } = null!;

    public DateTimeOffset MadeAt { get; private set; }

    public PromiseState State { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public Money Total => new(Amount, Currency);

    /// <summary>Why nothing can be promised of an invoice; null where something can.</summary>
    public static Sentence? Obstacle(Invoice invoice) => invoice switch
    {
        { VoidedOn: not null } => $"{invoice.Number} was voided. There is nothing to pay.",
        { IsCredit: true } => $"{invoice.Number} is a credit in your favor.",
        { DisputedAt: not null } => $"{invoice.Number} is disputed: we send no reminders while we look into it.",
        { Balance.IsZero: true } => $"{invoice.Number} is settled in full.",
        _ => null,
    };

    /// <param name="latest">The last day that may be promised.</param>
    public static PaymentPromise Make(Invoice invoice, decimal amount, DateOnly promisedOn, Guid userId, string userName,
        DateTimeOffset now, DateOnly today, DateOnly latest)
    {
        RuleViolation.ThrowIf(Obstacle(invoice));
        RuleViolation.ThrowIf(promisedOn < today || promisedOn > latest, $"Choose a day from {today} to {latest}.", "on");

        return amount <= 0m || amount > invoice.Balance.Amount || !invoice.Currency.Fits(amount)
            ? throw new RuleViolation(
                $"Between {new Money(invoice.Currency.Smallest, invoice.Currency)} and {invoice.Balance} of {invoice.Number} can be "
                + $"promised.", "amount")
            : new PaymentPromise(invoice, amount, promisedOn, userId, userName, now);
    }

    /// <param name="settled">What was settled of the invoice after the promise, posted by its day.</param>
    public PromiseStanding StandingOn(DateOnly today, decimal settled) =>
        State is PromiseState.Withdrawn ? PromiseStanding.Withdrawn
        : settled >= Amount ? PromiseStanding.Kept
        : today <= PromisedOn ? PromiseStanding.Waiting
        : PromiseStanding.Broken;

    /// <summary>True while its day has not passed.</summary>
    public bool CanWithdraw(DateOnly today) => State is PromiseState.Open && today <= PromisedOn;

    public void Withdraw(string by, DateTimeOffset now, DateOnly today)
    {
        RuleViolation.ThrowIf(!CanWithdraw(today), $"The promise was withdrawn already, or its day has passed.");

        State = PromiseState.Withdrawn;
        WithdrawnBy = by;
        WithdrawnAt = now;
        RenewVersion();
    }
}
