namespace Checkout.Domain.Payments;

/// <summary>Why money went back.</summary>
public enum PaymentReversalKind
{
    /// <summary>The vendor paid it back.</summary>
    Refund,

    /// <summary>The customer’s bank took it back.</summary>
    Chargeback,
}

/// <summary>Money of a payment that the gateway says went back, once per name that the gateway has for it.</summary>
public sealed class PaymentReversal : AccountEntity
{
    private PaymentReversal() { }

    public PaymentReversal(Payment payment, PaymentReversalKind kind, string reference, decimal amount, DateOnly on, DateTimeOffset now)
        : base(payment.AccountId)
    {
        PaymentId = payment.Id;
        Kind = kind;
        Reference = reference;
        Amount = amount;
        Currency = payment.Currency;
        On = on;
        RecordedAt = now;
    }

    public Guid PaymentId { get; private set; }

    public PaymentReversalKind Kind { get; private set; }

    /// <summary>The gateway’s name for it; unique per account and kind.</summary>
    public string Reference { get; private set; } = null!;

    public decimal Amount { get; private set; }

    public Currency Currency { get; private set; } = null!;

    public DateOnly On { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The payment by which the money came back: of a chargeback that the vendor won, or of a refund that failed.</summary>
    public Guid? ReinstatedById { get; private set; }

    /// <summary>The bank decided for the vendor, or the refund failed: the money came back as another payment.</summary>
    public void Reinstate(Payment payment)
    {
        RuleViolation.ThrowIf(ReinstatedById is not null, $"Money that went back can come back only once.");

        ReinstatedById = payment.Id;
        RenewVersion();
    }
}
