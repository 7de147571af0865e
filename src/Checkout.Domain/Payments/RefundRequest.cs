namespace Checkout.Domain.Payments;

/// <summary>Where a request for money back stands.</summary>
public enum RefundRequestState
{
    Open,
    Refunded,
    Declined,

    /// <summary>The customer does not want it back any more.</summary>
    Withdrawn,
}

/// <summary>A customer asks for money back that settles no invoice. The vendor pays it back or says why not; a payment has one open request
/// at a time.</summary>
public sealed class RefundRequest : AccountEntity
{
    public const int MaxReasonLength = 1000;

    private RefundRequest() { }

    private RefundRequest(Payment payment, decimal amount, string reason, Guid userId, string userName, DateTimeOffset now)
        : base(payment.AccountId)
    {
        PaymentId = payment.Id;
        Currency = payment.Currency;
        Amount = amount;
        Reason = reason;
        RequestedById = userId;
        RequestedBy = userName;
        RequestedAt = now;
    }

    public Guid PaymentId { get; private set; }

    public Currency Currency { get; private set; } = null!;

    public decimal Amount { get; private set; }

    public string Reason { get; private set; } = null!;

    public Guid RequestedById { get; private set; }

    public string RequestedBy { get; private set; } = null!;

    public DateTimeOffset RequestedAt { get; private set; }

    public RefundRequestState State { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>How much was paid back; null unless it was.</summary>
    public decimal? RefundedAmount { get; private set; }

    /// <summary>The day on which it was paid back or declined, where the vendor states one.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public Money Total => new(Amount, Currency);

    public bool CanAnswer => State is RefundRequestState.Open;

    public bool CanWithdraw => State is RefundRequestState.Open;

    public static RefundRequest Ask(Payment payment, decimal amount, string reason, Guid userId, string userName, DateTimeOffset now)
    {
        RuleViolation.ThrowIf(!payment.CanRefund || amount <= 0m || amount > payment.Unapplied.Amount || !payment.Currency.Fits(amount),
            $"Between {payment.Currency.Smallest} and {payment.Unapplied} of {payment.Number} can be refunded.",
                "amount");

        return reason.Length is 0 or > MaxReasonLength
            ? throw new RuleViolation($"Say briefly why you want a refund.", "reason")
            : new RefundRequest(payment, amount, reason, userId, userName, now);
    }

    /// <summary>Money was paid back, through the payment provider or by the vendor; it may be less than was asked for. The payment's own
    /// refund is another verb.</summary>
    public void MarkRefunded(decimal amount, DateOnly? on, DateTimeOffset now)
    {
        End(RefundRequestState.Refunded, on, now);
        RefundedAmount = amount;
    }

    public void Decline(string answer, DateOnly? on, DateTimeOffset now)
    {
        End(RefundRequestState.Declined, on, now);
        Answer = answer;
    }

    /// <summary>The money is left with the vendor, to be applied; possible until the vendor has acted.</summary>
    public void Withdraw(string by, DateTimeOffset now)
    {
        RuleViolation.ThrowIf(!CanWithdraw, $"Our billing department has answered already.");

        State = RefundRequestState.Withdrawn;
        WithdrawnAt = now;
        WithdrawnBy = by;
        RenewVersion();
    }

    private void End(RefundRequestState state, DateOnly? on, DateTimeOffset now)
    {
        RuleViolation.ThrowIf(!CanAnswer, $"The request has been answered or withdrawn.");

        State = state;
        AnsweredOn = on;
        AnsweredAt = now;
        RenewVersion();
    }
}
