namespace Checkout.Domain.Payments;

/// <summary>Where an attempt to take money stands.</summary>
public enum PaymentAttemptStatus
{
    /// <summary>Written before the gateway is asked for anything.</summary>
    Created,

    /// <summary>The gateway knows of it and has not said how it ended.</summary>
    Pending,

    /// <summary>The gateway took the money; there is a payment.</summary>
    Succeeded,

    /// <summary>The gateway declined it.</summary>
    Failed,

    /// <summary>Somebody of the customer gave it up.</summary>
    Canceled,

    /// <summary>Its time ran out and the gateway took nothing.</summary>
    Expired,
}
