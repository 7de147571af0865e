namespace Checkout.Web.Features.Payments.Paying;

/// <summary>An invoice of an attempt, as it stands now.</summary>
public sealed record AttemptInvoice(string Number, string Slug, Money Amount, Money Open);

/// <summary>How an attempt to pay stands.</summary>
public sealed record AttemptPage(PaymentAttempt Attempt, IReadOnlyList<AttemptInvoice> Invoices, Payment? Payment, StoredMethod? Method)
{
    /// <summary>True where the gateway could not be asked just now.</summary>
    public bool IsUnanswered { get; init; }

    public bool IsReceived => Attempt.Status is PaymentAttemptStatus.Succeeded;
}
