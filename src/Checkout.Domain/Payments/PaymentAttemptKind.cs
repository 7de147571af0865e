namespace Checkout.Domain.Payments;

/// <summary>How the gateway is asked.</summary>
public enum PaymentAttemptKind
{
    /// <summary>The customer pays on the gateway’s own page.</summary>
    Hosted,

    /// <summary>A method on file is charged without anybody being present.</summary>
    OnFile,
}
