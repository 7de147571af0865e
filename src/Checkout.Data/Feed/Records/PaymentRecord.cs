using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>Where a payment of the feed stands. Refunds and chargebacks are said by fields of their own.</summary>
public enum PaymentRecordStatus
{
    Pending,
    Succeeded,
    Failed,
    Canceled,
}

/// <summary>Money of the customer. A pending one may succeed, fail or be canceled later; allocations and refunds may be added.</summary>
public sealed record PaymentRecord : FeedRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("The payment's number, kept as it is.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("ISO 4217; invoices that it settles have the same.")]
    public required Currency Currency { get; init; }

    [Description("The amount, above zero.")]
    public required decimal Amount { get; init; }

    [Description("How it came in.")]
    public required PaymentMethod Method { get; init; }

    [Description("When it was received or tried.")]
    public required DateOnly ReceivedOn { get; init; }

    [Description(
        "The bank's or provider's reference, or what the payer wrote. A bank transfer without allocations settles the invoices that it "
        + "names.")]
    public string? Reference { get; init; }

    [Description("pending, succeeded, failed or canceled.")]
    public PaymentRecordStatus Status { get; init; } = PaymentRecordStatus.Succeeded;

    [Description("Why it failed; required for a failed one.")]
    [MaxLength(Lengths.Url)]
    public string? FailureReason { get; init; }

    [Description(
        "The provider's or ISO 20022 reason code of the failure, such as insufficient_funds or AM04: the portal says in plain words what "
        + "it means and what to do.")]
    [MaxLength(Lengths.Word)]
    public string? FailureCode { get; init; }

    [Description("What of it settles invoices.")]
    public IReadOnlyList<AllocationRecord> Allocations { get; init; } = [];

    [Description("What was paid back: only what isn't allocated, or what credit memos leave of the invoices that it settles.")]
    public IReadOnlyList<RefundRecord> Refunds { get; init; } = [];

    [Description("Why money that the customer asked back stays; paying it back is said by a refund.")]
    [MaxLength(Lengths.Prose)]
    public string? RefundDeclined { get; init; }

    [Description("The day of that answer; it tells two answers of the same words apart.")]
    public DateOnly? RefundDeclinedOn { get; init; }

    [Description(
        "When the bank took the whole payment back (chargeback, recall, returned transfer). What it had settled is open again, also what "
        + "its reference decided; state no allocations then.")]
    public DateOnly? ChargedBackOn { get; init; }
}

/// <summary>Money that was paid back.</summary>
public sealed record RefundRecord
{
    [Description("The amount, above zero.")]
    public required decimal Amount { get; init; }

    [Description("When.")]
    public required DateOnly On { get; init; }
}

/// <summary>An event on overdue debt. It moves no money and never changes.</summary>
public sealed record CollectionsActivityRecord : FeedRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("The event's number, kept as it is.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("What happened.")]
    public required CollectionsKind Kind { get; init; }

    [Description("When it happened.")]
    public required DateOnly On { get; init; }

    [Description("How much it is about; needs the currency.")]
    public decimal? Amount { get; init; }

    [Description("ISO 4217 of the amount.")]
    public Currency? Currency { get; init; }

    [Description("External id of the invoice, or checkout:NUMBER.")]
    public string? Invoice { get; init; }

    [Description("External id of the contract, or checkout:NUMBER.")]
    public string? Contract { get; init; }

    [Description("A few words.")]
    [MaxLength(Lengths.Prose)]
    public string? Note { get; init; }
}
