namespace Checkout.Web.Settings;

/// <summary>What the portal does to its database before it answers the first request.</summary>
public sealed class StartOptions
{
    public const string Section = "Start";

    /// <summary>Brings the database to the current schema. Not set: in Development only; elsewhere an operator runs “checkout
    /// migrate”.</summary>
    public bool? Migrate { get; set; }

    /// <summary>Fills an empty database with the demo vendor and its four customers. Not set: in Development only.</summary>
    public bool? DemoData { get; set; }

    /// <summary>A deployment for showing and trying out, which no customer uses: allows outside development what anybody could misuse
    /// there, the demo data with its public passwords and the simulated gateway.</summary>
    public bool Demonstration { get; set; }
}

public sealed class StartOptionsValidator(IHostEnvironment environment) : ISettingsRules<StartOptions>
{
    public void Check(StartOptions start, SettingsProblems problems)
    {
        problems.Must(start is not { DemoData: true, Migrate: false }, nameof(start.DemoData),
            "Demo data needs a database that is migrated at start.");
        problems.Must(start is not { DemoData: true, Demonstration: false } || environment.IsForTrying(), nameof(start.DemoData),
            "The passwords of the demo data are public. Where no customer is, set Start:Demonstration as well.");
    }
}
