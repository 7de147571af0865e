namespace Checkout.Web.Features.Payments.Paying;

/// <summary>What is said about where an attempt stands.</summary>
public static class AttemptWords
{
    public static StatusWord Of(PaymentAttempt attempt) => attempt.Status switch
    {
        PaymentAttemptStatus.Created or PaymentAttemptStatus.Pending => new(Tone.Waiting, "Not finished"),
        PaymentAttemptStatus.Succeeded =>
        attempt.Discrepancy is null ? new(Tone.Good, "Received") : new(Tone.Attention, "Received, being looked at"),
        PaymentAttemptStatus.Failed => new(Tone.Over, "Failed"),
        PaymentAttemptStatus.Canceled => new(Tone.Past, "Canceled"),
        PaymentAttemptStatus.Expired => new(Tone.Past, "Expired"),
        _ => throw new ArgumentOutOfRangeException(nameof(attempt)),
    };

    public static string Title(PaymentAttempt attempt) => attempt.Status switch
    {
        PaymentAttemptStatus.Created or PaymentAttemptStatus.Pending => "Your payment is not finished",
        PaymentAttemptStatus.Succeeded => "Thank you, your payment was received",
        PaymentAttemptStatus.Failed => "Your payment did not go through",
        PaymentAttemptStatus.Canceled => "You canceled this payment",
        PaymentAttemptStatus.Expired => "Your payment was not finished in time",
        _ => throw new ArgumentOutOfRangeException(nameof(attempt)),
    };

    /// <summary>Why it failed, and what to do.</summary>
    public static FailureText Failure(PaymentAttempt attempt) =>
        attempt.FailureCode is null && attempt.FailureReason is { } reason ? new(reason, "Try again in a few minutes, or pay by transfer.")
            : FailureWords.Of(attempt.FailureCode);
}
