namespace Checkout.Domain.Payments;

/// <summary>How much of an invoice is to be paid.</summary>
public sealed record PaymentAttemptSplit(Invoice Invoice, decimal Amount);
