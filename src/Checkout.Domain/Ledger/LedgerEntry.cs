namespace Checkout.Domain.Ledger;

/// <summary>What moved the account.</summary>
public enum LedgerKind
{
    Invoice,
    CreditMemo,
    Payment,
    Refund,
    Chargeback,
    WriteOff,

    /// <summary>A whole invoice taken back (R14).</summary>
    Void,
}

/// <summary>A movement of the account's balance: positive is owed to the vendor. Append-only, and the only source of balances
/// (R12).</summary>
public sealed class LedgerEntry : AccountEntity
{
    private LedgerEntry() { }

    private LedgerEntry(IDocument document, LedgerKind kind, Money amount, DateOnly documentOn, DateOnly postedOn, Guid? contractId,
        DateTimeOffset now)
        : base(document.AccountId)
    {
        Kind = kind;
        Number = document.Number;
        Slug = document.Slug;
        Currency = amount.Currency;
        Amount = amount.Amount;
        DocumentOn = documentOn;
        PostedOn = postedOn;
        ContractId = contractId;
        RecordedAt = now;
    }

    public LedgerKind Kind { get; private set; }

    public Guid? InvoiceId { get; private set; }

    public Guid? CreditMemoId { get; private set; }

    public Guid? PaymentId { get; private set; }

    public Guid? ContractId { get; private set; }

    /// <summary>The document's number and slug, kept with the entry so that a statement needs no join.</summary>
    public string Number { get; private set; } = null!;

    public string Slug { get; private set; } = null!;

    public Currency Currency { get; private set; } = null!;

    public decimal Amount { get; private set; }

    public DateOnly DocumentOn { get; private set; }

    public DateOnly PostedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static LedgerEntry Of(Invoice invoice, DateTimeOffset now) =>
        new(invoice, LedgerKind.Invoice, invoice.AmountDue, invoice.IssuedOn, invoice.PostedOn, invoice.ContractId,
            now)
        { InvoiceId = invoice.Id };

    public static LedgerEntry Of(CreditMemo memo, DateTimeOffset now) =>
        new(memo, KindOf(memo), -memo.AmountDue, memo.IssuedOn, memo.PostedOn, memo.ContractId, now) { CreditMemoId = memo.Id };

    /// <exception cref="RuleViolation">The payment has not succeeded.</exception>
    public static LedgerEntry Of(Payment payment, DateTimeOffset now) =>
        payment.PostedOn is { } postedOn
            ? new(payment, LedgerKind.Payment, -payment.Total, payment.ReceivedOn, postedOn, contractId: null,
                now)
            { PaymentId = payment.Id }
            : throw new RuleViolation($"{payment.Number} has not succeeded.");

    public static LedgerEntry OfRefund(Payment payment, decimal amount, DateOnly on, DateOnly postedOn, DateTimeOffset now) =>
        new(payment, LedgerKind.Refund, new Money(amount, payment.Currency), on, postedOn, contractId: null,
            now)
        { PaymentId = payment.Id };

    public static LedgerEntry OfChargeback(Payment payment, DateOnly on, DateOnly postedOn, DateTimeOffset now) =>
        new(payment, LedgerKind.Chargeback, new Money(payment.Amount - payment.RefundedAmount, payment.Currency), on, postedOn,
            contractId: null, now)
        { PaymentId = payment.Id };

    private static LedgerKind KindOf(CreditMemo memo) => memo.Kind switch
    {
        CreditMemoKind.WriteOff => LedgerKind.WriteOff,
        CreditMemoKind.Void => LedgerKind.Void,
        _ => LedgerKind.CreditMemo,
    };
}
