namespace Checkout.Data.Payments.Simulated;

/// <summary>Money that the simulated gateway gave back.</summary>
public sealed class SimulatedReversal : Entity
{
    private SimulatedReversal() { }

    public SimulatedReversal(string paymentReference, PaymentReversalKind kind, string reference, decimal amount, DateTimeOffset at)
    {
        PaymentReference = paymentReference;
        Kind = kind;
        Reference = reference;
        Amount = amount;
        At = at;
    }

    public string PaymentReference { get; private set; } = null!;

    public PaymentReversalKind Kind { get; private set; }

    /// <summary>Unique; a refund’s is made of its idempotency key.</summary>
    public string Reference { get; private set; } = null!;

    public decimal Amount { get; private set; }

    public DateTimeOffset At { get; private set; }

    public bool Reinstated { get; private set; }

    public void Reinstate() => Reinstated = true;
}
