namespace Checkout.Domain.Payments;

/// <summary>One try to charge an invoice by itself.</summary>
public sealed class AutopayCharge : AccountEntity
{
    private AutopayCharge() { }

    internal AutopayCharge(Autopayment autopayment, int number, DateOnly on, Guid? attemptId)
        : base(autopayment.AccountId)
    {
        AutopaymentId = autopayment.Id;
        InvoiceId = autopayment.InvoiceId;
        Number = number;
        On = on;
        AttemptId = attemptId;
    }

    public Guid AutopaymentId { get; private set; }

    public Guid InvoiceId { get; private set; }

    /// <summary>From 1; unique per invoice, so that two processes can’t both make the same try.</summary>
    public int Number { get; private set; }

    /// <summary>The business date.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Null where nothing that can be charged was on file.</summary>
    public Guid? AttemptId { get; private set; }

    /// <summary>In plain words; null while it has not failed.</summary>
    public string? FailureReason { get; private set; }

    internal void Fail(string reason) => FailureReason = reason;
}
