namespace Checkout.Domain.Payments;

/// <summary>What an attempt says when it is written.</summary>
/// <param name="Number">The number that the payment will have.</param>
/// <param name="Gateway">The gateway’s name.</param>
/// <param name="ExpiresAt">Until when the gateway lets the customer pay, and the invoices are held at least.</param>
public sealed record PaymentAttemptTerms(string Number, PaymentAttemptKind Kind, Currency Currency, string Gateway,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Null where nobody of the customer did, but the contract’s arrangement.</summary>
    public Guid? StartedById { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>Who gets the receipt; null where only the billing contacts do.</summary>
    public string? StartedByEmail { get; init; }

    /// <summary>The method on file that is charged.</summary>
    public Guid? MethodId { get; init; }

    /// <summary>True where the customer wants the method kept for later.</summary>
    public bool KeepsMethod { get; init; }
}
