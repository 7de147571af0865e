namespace Checkout.Web.Telemetry;

/// <summary>From when on <c>/health/ready</c> is degraded, where that depends on the vendor.</summary>
public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>How old the last file of the vendor's feed may be; not watched where not set.</summary>
    public int? ImportHours { get; set; }

    internal TimeSpan? ImportEvery => ImportHours is { } hours ? TimeSpan.FromHours(hours) : null;
}

internal sealed class HealthOptionsValidator : ISettingsRules<HealthOptions>
{
    public void Check(HealthOptions health, SettingsProblems problems) => problems.Between(health.ImportHours, 1, 24 * 366);
}
