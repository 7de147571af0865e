namespace Checkout.Web.Features.AddProducts;

/// <summary>What is offered to customers who buy by themselves.</summary>
public sealed class BuyingOptions
{
    public const string Section = "Buying";

    /// <summary>For how many days a quote of the customer's own keeps its prices.</summary>
    public int QuoteValidDays { get; set; } = 30;

    /// <summary>Months of a first contract.</summary>
    public int TermMonths { get; set; } = 12;

    /// <summary>How often a first contract is billed.</summary>
    public BillingFrequency BillingFrequency { get; set; } = BillingFrequency.Annual;

    /// <summary>Days from the issue of an invoice until it is due, under a first contract.</summary>
    public int PaymentTermsDays { get; set; } = 30;

    /// <summary>Whether a first contract renews by itself.</summary>
    public bool AutoRenews { get; set; }

    /// <summary>Days before a contract's end from which on it offers its renewal.</summary>
    public int RenewalDays { get; set; } = 90;

    /// <summary>Hours within which an order that a customer made by itself can be taken back; 0 for never.</summary>
    public decimal CancelHours { get; set; } = 24;

    public BuyingPolicy ToPolicy(VendorOptions vendor) =>
        new(QuoteValidDays, TermMonths, BillingFrequency, PaymentTermsDays, AutoRenews, vendor.TermsVersion, vendor.TermsUrl)
        {
            RenewalDays = RenewalDays,
            CancelWithin = TimeSpan.FromHours((double)CancelHours),
        };
}

public sealed class BuyingOptionsValidator : ISettingsRules<BuyingOptions>
{
    public void Check(BuyingOptions buying, SettingsProblems problems)
    {
        problems.Between(buying.QuoteValidDays, 1, 366);
        problems.Between(buying.TermMonths, 1, 120);
        problems.Must(Enum.IsDefined(buying.BillingFrequency), nameof(buying.BillingFrequency),
            $"has a range of values which does not include '{buying.BillingFrequency}'");
        problems.Between(buying.RenewalDays, 0, 366);
        problems.Between(buying.CancelHours, 0m, 720m);
        problems.Between(buying.PaymentTermsDays, 0, 366);
    }
}
