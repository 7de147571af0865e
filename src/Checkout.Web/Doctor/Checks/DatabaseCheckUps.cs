using Checkout.Data.Providers;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Whether the database can be reached, and is of a version that Checkout is made for.</summary>
internal sealed class ReachCheckUp(IServiceProvider services) : IDoctorCheck
{
    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        CheckoutDbContext modelless;
        try
        {
            modelless = services.GetRequiredService<CheckoutDbContexts>().Modelless();
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            // What the driver says may be a part of the password.
            return [Ailments.DatabaseSettings.Found()];
        }

        await using var db = modelless;
        return await DatabaseVitals.RefusalAsync(db, cancellation) switch
        {
            (DatabaseRefusal.Missing, var said) => [Ailments.DatabaseMissing.Found(said)],
            (DatabaseRefusal.ReadOnly, var said) => [Ailments.DatabaseRights.Found(said)],
            (DatabaseRefusal.SignIn, var said) => [Ailments.DatabaseSignIn.Found(said)],
            (_, var said) => [Ailments.DatabaseUnreachable.Found(said)],
            null => await DatabaseVitals.TooOldAsync(db, cancellation) is { } version
                ? [Ailments.DatabaseVersion.Found($"It says that it is {version}.")] : [],
        };
    }
}

/// <summary>Whether the database's user may do what the portal does.</summary>
internal sealed class RightsCheckUp(CheckoutDbContexts contexts) : IDoctorCheck
{
    private const int Named = 5;

    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        await using var db = contexts.Modelless();
        var without = await DatabaseVitals.WithoutRightsAsync(db, cancellation);
        return without.Count == 0 ? [] : [Ailments.DatabaseRights.Found(
            $"On: {string.Join(", ", without.Take(Named))}{(without.Count > Named ? $" and {without.Count - Named} more" : "")}.")];
    }
}

/// <summary>Whether the database is set up as it must be, and its schema is this version's.</summary>
internal sealed class SchemaCheckUp(CheckoutDbContexts contexts) : IDoctorCheck
{
    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        await using var db = contexts.Modelless();
        if (await db.UnfitAsync(cancellation) is { } unfit)
        {
            return [Ailments.DatabaseOptions.Found(unfit)];
        }

        var fit = await SchemaFit.OfAsync(contexts, cancellation);
        if (fit.Refusal is { } refusal)
        {
            return [(fit.IsBehind ? Ailments.SchemaBehind : Ailments.SchemaTooNew).Found(refusal)];
        }

        var findings = new List<Finding>();
        if (fit.Newer.Count > 0)
        {
            findings.Add(Ailments.SchemaAhead.Found($"It has: {string.Join(", ", fit.Newer)}."));
        }

        if (!await contexts.HasTrigramsAsync(cancellation))
        {
            findings.Add(Ailments.SearchSlow.Found());
        }

        return findings;
    }
}

/// <summary>Whether this machine and the database's server agree about the time.</summary>
internal sealed class ClockCheckUp(CheckoutDbContexts contexts, TimeProvider clock) : IDoctorCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(10);

    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        await using var db = contexts.Modelless();
        return await DatabaseVitals.ClockAsync(db, cancellation) is { } theirs
            ? Differences("the database's server", theirs, clock.GetUtcNow()) : [];
    }

    public static IEnumerable<Finding> Differences(string whose, DateTimeOffset theirs, DateTimeOffset ours) =>
        (ours - theirs).Duration() <= Tolerated ? []
        : [Ailments.Clock.Found(FormattableString.Invariant(
            $"Here it is {Math.Abs((ours - theirs).TotalSeconds):F0} seconds {(ours > theirs ? "later" : "earlier")} than at {whose}."))];
}
