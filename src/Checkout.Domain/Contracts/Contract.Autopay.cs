namespace Checkout.Domain.Contracts;

/// <content>Whether its invoices pay themselves: a choice of the customer’s, never of the arrangement.</content>
public sealed partial class Contract
{
    public AutopayMode Autopay { get; private set; }

    /// <summary>Who chose it last, and when; null while nobody has.</summary>
    public string? AutopayBy { get; private set; }

    public DateTimeOffset? AutopayAt { get; private set; }

    public bool PaysItself => Autopay is not AutopayMode.Off;

    /// <summary>Switches it on, off, or to another day. What is being charged at this moment is not called back.</summary>
    public void PayItself(AutopayMode mode, string by, DateTimeOffset now)
    {
        Autopay = mode;
        AutopayBy = by;
        AutopayAt = now;
        RenewVersion();
    }

    /// <summary>The day of the first charge; an invoice without a due date is charged on its issue (R16).</summary>
    public static DateOnly ChargeOn(AutopayMode mode, DateOnly issuedOn, DateOnly? dueOn) =>
        mode is AutopayMode.OnDueDate ? dueOn ?? issuedOn : issuedOn;
}
