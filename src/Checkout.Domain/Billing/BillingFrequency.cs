namespace Checkout.Domain.Billing;

/// <summary>How often a contract is billed, always in advance.</summary>
public enum BillingFrequency
{
    Monthly,
    Quarterly,
    Annual,
}

/// <summary>Reads a frequency as months of the contract's grid.</summary>
public static class BillingFrequencies
{
    public static int Months(this BillingFrequency frequency) => frequency switch
    {
        BillingFrequency.Monthly => 1,
        BillingFrequency.Quarterly => 3,
        BillingFrequency.Annual => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };
}
