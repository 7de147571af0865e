namespace Checkout.Web.Settings;

/// <summary>How the portal ends when it is told to (SIGTERM, Ctrl+C).</summary>
public sealed class StopOptions
{
    public const string Section = "Stop";

    /// <summary>For how long it goes on taking requests while <c>/health/ready</c> answers 503 already.</summary>
    public int NoticeSeconds { get; set; }

    /// <summary>How long after that what is under way may take; then it is cut off.</summary>
    public int FinishSeconds { get; set; } = 60;

    internal TimeSpan Notice => TimeSpan.FromSeconds(NoticeSeconds);

    internal TimeSpan Finish => TimeSpan.FromSeconds(FinishSeconds);
}

internal sealed class StopOptionsValidator : ISettingsRules<StopOptions>
{
    public void Check(StopOptions stop, SettingsProblems problems)
    {
        problems.Between(stop.NoticeSeconds, 0, 600);
        problems.Between(stop.FinishSeconds, 1, 3600);
    }
}
