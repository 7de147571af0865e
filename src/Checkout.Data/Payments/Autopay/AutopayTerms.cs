namespace Checkout.Data.Payments.Autopay;

/// <summary>How invoices pay themselves in this deployment.</summary>
/// <param name="NoticeDays">How many days before the due date a charge is announced.</param>
/// <param name="RetryDays">Days after the first charge on which a failed one is tried again, rising.</param>
/// <param name="Range">What can be charged in a currency.</param>
public sealed record AutopayTerms(int NoticeDays, IReadOnlyList<int> RetryDays, Func<Currency, ChargeRange> Range)
{
    /// <summary>What holds where nothing is configured.</summary>
    public static AutopayTerms Usual { get; } = new(3, [1, 3, 7], ChargeRange.Any);

    /// <summary>What is configured.</summary>
    public static AutopayTerms Of(AutopayOptions options, CardPayments cards) =>
        new(options.NoticeDays, options.Retries, cards.RangeOf);
}
