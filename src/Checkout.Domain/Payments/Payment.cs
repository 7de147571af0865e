using System.Linq.Expressions;

namespace Checkout.Domain.Payments;

/// <summary>Where a payment stands.</summary>
public enum PaymentStatus
{
    Pending,
    Succeeded,
    Failed,
    Canceled,
    PartiallyRefunded,
    Refunded,
    ChargedBack,
}

/// <summary>How money came in.</summary>
public enum PaymentMethod
{
    BankTransfer,
    Card,
    DirectDebit,
    Check,
    Other,
}

/// <summary>What a payment says when it is recorded.</summary>
public sealed record PaymentTerms(string Number, string Slug, DocumentSource Source, string? ExternalId, Money Amount,
    PaymentMethod Method, DateOnly ReceivedOn, string? Reference);

/// <summary>Money of the customer on its way to, or received by, the vendor. Only a succeeded one moves the ledger and can be
/// allocated.</summary>
public sealed class Payment : IssuedDocument
{
    private Payment() { }

    public Payment(Guid accountId, PaymentTerms terms)
        : base(accountId, terms.Number, terms.Slug, terms.Source, terms.ExternalId, terms.Amount.Currency)
    {
        RuleViolation.ThrowIf(terms.Amount.Amount <= 0m, $"A payment’s amount must be above zero.", "amount");

        Amount = terms.Amount.Amount;
        Method = terms.Method;
        ReceivedOn = terms.ReceivedOn;
        Reference = terms.Reference;
    }

    public override DocumentKind DocumentKind => DocumentKind.Payment;

    public decimal Amount { get; private set; }

    public PaymentMethod Method { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Null until it succeeded (R12).</summary>
    public DateOnly? PostedOn { get; private set; }

    /// <summary>The provider's or bank's reference.</summary>
    public string? Reference { get; private set; }

    public PaymentStatus Status { get; private set; }

    /// <summary>The provider's own words.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>The provider's or ISO 20022 reason code, where it gave one.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>Why something of a transfer settles no invoice, as of when its reference was looked at; null where nothing was to be
    /// said.</summary>
    public UnappliedReason? UnappliedBecause { get; private set; }

    public decimal AllocatedAmount { get; private set; }

    public decimal RefundedAmount { get; private set; }

    public Money Total => new(Amount, Currency);

    /// <summary>What is neither allocated nor paid back.</summary>
    public Money Unapplied => new(IsReceived ? Amount - AllocatedAmount - RefundedAmount : 0m, Currency);

    /// <summary>For queries: received money of which something is <see cref="Unapplied"/>.</summary>
    public static Expression<Func<Payment, bool>> HasUnapplied { get; } = payment =>
        (payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.PartiallyRefunded)
        && payment.Amount > payment.AllocatedAmount + payment.RefundedAmount;

    public bool IsReceived => Status is PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded;

    public bool CanSucceed => Status is PaymentStatus.Pending;

    public bool CanFail => Status is PaymentStatus.Pending;

    public bool CanCancel => Status is PaymentStatus.Pending;

    public bool CanRefund => IsReceived && Unapplied.Amount > 0m;

    public bool CanChargeBack => Status is PaymentStatus.Succeeded && AllocatedAmount == 0m;

    public void Succeed(DateOnly postedOn)
    {
        Require(CanSucceed, "succeed");
        Status = PaymentStatus.Succeeded;
        PostedOn = postedOn;
        RenewVersion();
    }

    /// <summary>Notes what came of looking at its reference.</summary>
    public void NoteReference(UnappliedReason? reason)
    {
        UnappliedBecause = reason;
        RenewVersion();
    }

    public void Fail(string reason, string? code = null)
    {
        Require(CanFail, "fail");
        Status = PaymentStatus.Failed;
        FailureReason = reason.Truncate(PaymentAttempt.MaxReason);
        FailureCode = code?.Truncate(PaymentAttempt.MaxCode);
        RenewVersion();
    }

    public void Cancel()
    {
        Require(CanCancel, "be canceled");
        Status = PaymentStatus.Canceled;
        RenewVersion();
    }

    /// <summary>Pays back money that is not allocated; what is allocated must be taken back first.</summary>
    public void Refund(decimal amount)
    {
        Require(CanRefund, "be refunded");
        RuleViolation.ThrowIf(amount <= 0m || amount > Unapplied.Amount || !Currency.Fits(amount),
            $"Between {Currency.Smallest} and {Unapplied} of {Number} can be refunded.", "amount");

        RefundedAmount += amount;
        Status = RefundedAmount == Amount ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        RenewVersion();
    }

    /// <summary>The customer's bank took the whole payment back; its allocations must be taken back first.</summary>
    public void ChargeBack()
    {
        Require(CanChargeBack, "be charged back");
        Status = PaymentStatus.ChargedBack;
        RenewVersion();
    }

    internal void MoveAllocated(decimal change)
    {
        var moved = AllocatedAmount + change;
        RuleViolation.ThrowIf((change > 0m && !IsReceived) || moved < 0m || moved > Amount - RefundedAmount,
            $"Only {Unapplied} of {Number} can be allocated.");

        AllocatedAmount = moved;
        RenewVersion();
    }

    private void Require(bool allowed, string verb) =>
        RuleViolation.ThrowIf(!allowed, $"{Number} can’t {verb}: it is {Status}.");
}
