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
}

public sealed class StartOptionsValidator : AbstractValidator<StartOptions>
{
    public StartOptionsValidator() =>
        RuleFor(start => start.DemoData).NotEqual(true).When(start => start.Migrate is false)
            .WithMessage("Demo data needs a database that is migrated at start.");
}
