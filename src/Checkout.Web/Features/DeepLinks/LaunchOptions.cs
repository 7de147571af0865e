namespace Checkout.Web.Features.DeepLinks;

/// <summary>How the portal is entered from the vendor's own product.</summary>
public sealed class LaunchOptions
{
    public const string Section = "Launch";

    /// <summary>For how many days after its publication a quote is what the door opens.</summary>
    public int RecentDays { get; set; } = 30;
}

public sealed class LaunchOptionsValidator : ISettingsRules<LaunchOptions>
{
    public void Check(LaunchOptions launch, SettingsProblems problems) => problems.Between(launch.RecentDays, 0, 366);
}
