namespace Checkout.Web.Features.Payments;

/// <summary>What is said about where a payment stands.</summary>
public static class PaymentWords
{
    public static StatusWord Of(PaymentStatus status) => status switch
    {
        PaymentStatus.Pending => new(Tone.Waiting, "Pending"),
        PaymentStatus.Succeeded => new(Tone.Good, "Succeeded"),
        PaymentStatus.Failed => new(Tone.Over, "Failed"),
        PaymentStatus.Canceled => new(Tone.Past, "Canceled"),
        PaymentStatus.PartiallyRefunded => new(Tone.Attention, "Partially refunded"),
        PaymentStatus.Refunded => new(Tone.Past, "Refunded"),
        PaymentStatus.ChargedBack => new(Tone.Over, "Charged back"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(PaymentMethod method) => method switch
    {
        PaymentMethod.BankTransfer => "Bank transfer",
        PaymentMethod.Card => "Card",
        PaymentMethod.DirectDebit => "Direct debit",
        PaymentMethod.Check => "Check",
        PaymentMethod.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    /// <summary>Why something of a transfer settles no invoice, and what to do.</summary>
    public static string Of(UnappliedReason reason) => reason switch
    {
        UnappliedReason.NoReference =>
            "The transfer came without a reference, so we could not tell what it was for. Apply it to the invoices you meant to pay.",
        UnappliedReason.UnknownReference => "Its reference matches none of your invoices. Apply it to the invoices you meant to pay.",
        UnappliedReason.AmbiguousReference =>
        "Several of your invoices have the number in its reference. Apply it to the one you meant to pay.",
        UnappliedReason.OtherCurrency =>
        "What its reference names is in another currency. Apply it to an invoice in its own currency, or request a refund.",
        UnappliedReason.NothingOpen =>
        "What its reference names was already settled. Apply it to another invoice, or request a refund.",
        UnappliedReason.Disputed =>
        "What its reference names is disputed, so we left that open. Apply it all the same, or wait for our answer to the dispute.",
        UnappliedReason.BeingPaid =>
        "What its reference names was being paid in another way at that moment. Apply it to another invoice, or request a refund.",
        UnappliedReason.Overpaid =>
        "More arrived than was open on what its reference names. Apply the rest to another invoice, or request a refund.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>The one sentence that says what the payment means today.</summary>
    public static string Sentence(Payment payment, CultureInfo culture)
    {
        var amount = MoneyText.Of(payment.Total, culture);
        return payment.Status switch
        {
            PaymentStatus.Pending => $"{amount} is on its way. Invoices are settled when it arrives.",
            PaymentStatus.Failed => $"{amount} did not arrive, and nothing was settled.",
            PaymentStatus.Canceled => $"The payment of {amount} was canceled. Nothing was charged.",
            PaymentStatus.Refunded => $"{amount} was refunded to you in full.",
            PaymentStatus.ChargedBack => $"Your bank took {amount} back. Invoices that it had settled are open again.",
            _ when payment.Unapplied == payment.Total => $"{amount} was received. Not applied to an invoice yet, it is in your favor.",
            _ when !payment.Unapplied.IsZero =>
            $"{amount} was received. {MoneyText.Of(payment.Unapplied, culture)} is not applied yet and in your favor.",
            _ => $"{amount} was received and applied to invoices in full.",
        };
    }
}
