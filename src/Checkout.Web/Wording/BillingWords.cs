namespace Checkout.Web.Wording;

/// <summary>What the terms of a contract are called.</summary>
public static class BillingWords
{
    public static string Of(BillingFrequency frequency) => frequency switch
    {
        BillingFrequency.Monthly => "Monthly",
        BillingFrequency.Quarterly => "Quarterly",
        BillingFrequency.Annual => "Yearly",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    public static string Of(PaymentArrangement arrangement) => arrangement is PaymentArrangement.Card ? "Card" : "Invoice";

    public static StatusWord Of(ContractStatus status) => status switch
    {
        ContractStatus.Scheduled => new(Tone.Waiting, "Scheduled"),
        ContractStatus.Active => new(Tone.Good, "Active"),
        ContractStatus.Ended => new(Tone.Past, "Ended"),
        ContractStatus.Terminated => new(Tone.Past, "Terminated"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
