namespace Checkout.Domain.Contracts;

/// <summary>How a contract is paid.</summary>
public enum PaymentArrangement
{
    /// <summary>By transfer, on the contract's payment terms.</summary>
    Invoice,

    /// <summary>By the card on file.</summary>
    Card,
}
