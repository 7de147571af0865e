using Checkout.Web.Features.Shared.Parts;

namespace Checkout.Web.Features.Payments;

/// <summary>Everything that a payment's page shows.</summary>
public sealed record PaymentPage(Payment Payment, IReadOnlyList<AppliedAmount> Applied)
{
    /// <summary>Who asked for money of it back, the newest first; only for the page.</summary>
    public IReadOnlyList<RefundRequest> Requests { get; init; } = [];

    /// <summary>What a payment that failed was for; only for the page.</summary>
    public IReadOnlyList<SettledInvoice> Meant { get; init; } = [];

    public bool CanAskBack => Payment.CanRefund && !Requests.Any(request => request.CanAnswer);

    public Money Allocated => new(Payment.AllocatedAmount, Payment.Currency);

    public Money Refunded => new(Payment.RefundedAmount, Payment.Currency);
}
