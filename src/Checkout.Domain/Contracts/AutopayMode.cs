namespace Checkout.Domain.Contracts;

/// <summary>Whether and when the invoices of a contract are charged by themselves to a method on file.</summary>
public enum AutopayMode
{
    /// <summary>Somebody pays them.</summary>
    Off,

    /// <summary>On the day on which they are issued.</summary>
    OnIssue,

    /// <summary>On the day on which they are due.</summary>
    OnDueDate,
}
