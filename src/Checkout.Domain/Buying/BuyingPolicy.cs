namespace Checkout.Domain.Buying;

/// <summary>What the vendor offers to whoever buys without a word from sales.</summary>
/// <param name="ValidDays">Days for which a quote of one's own keeps its prices (R8).</param>
/// <param name="TermMonths">Months of a first contract.</param>
/// <param name="PaymentTermsDays">Days from the issue of an invoice until it is due, under a first contract.</param>
public sealed record BuyingPolicy(int ValidDays, int TermMonths, BillingFrequency BillingFrequency, int PaymentTermsDays, bool AutoRenews,
    string TermsVersion, string TermsUrl)
{
    /// <summary>Days before a contract's end from which on it offers its renewal.</summary>
    public int RenewalDays { get; init; } = 90;

    /// <summary>How long an order of one's own can be taken back in the portal; zero for never.</summary>
    public TimeSpan CancelWithin { get; init; } = TimeSpan.FromHours(24);
}
