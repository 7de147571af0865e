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

public sealed class StartOptionsValidator : AbstractValidator<StartOptions>
{
    public StartOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(start => start.DemoData).NotEqual(true).When(start => start.Migrate is false)
            .WithMessage("Demo data needs a database that is migrated at start.");
        RuleFor(start => start.DemoData).NotEqual(true).When(start => !environment.IsForTrying() && !start.Demonstration)
            .WithMessage("The passwords of the demo data are public. Where no customer is, set Start:Demonstration as well.");
    }
}
