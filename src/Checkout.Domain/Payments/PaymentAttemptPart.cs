namespace Checkout.Domain.Payments;

/// <summary>An invoice that an attempt is to settle, and how much of it, in the order in which they are settled.</summary>
public sealed class PaymentAttemptPart : DocumentRow
{
    private PaymentAttemptPart() { }

    internal PaymentAttemptPart(PaymentAttempt attempt, int position, PaymentAttemptSplit split)
        : base(attempt.AccountId, position)
    {
        AttemptId = attempt.Id;
        InvoiceId = split.Invoice.Id;
        InvoiceNumber = split.Invoice.Number;
        InvoiceSlug = split.Invoice.Slug;
        Amount = split.Amount;
        HeldInvoiceId = split.Invoice.Id;
    }

    public Guid AttemptId { get; private set; }

    public Guid InvoiceId { get; private set; }

    public string InvoiceNumber { get; private set; } = null!;

    public string InvoiceSlug { get; private set; } = null!;

    /// <summary>In the attempt’s currency.</summary>
    public decimal Amount { get; private set; }

    /// <summary>The invoice while the attempt is live, then null. Unique: an invoice is held by one live attempt.</summary>
    public Guid? HeldInvoiceId { get; private set; }

    internal void LetGo() => HeldInvoiceId = null;
}
