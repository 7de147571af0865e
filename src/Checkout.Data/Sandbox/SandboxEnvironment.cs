namespace Checkout.Data.Sandbox;

/// <summary>The environment in which everything is play: demo data, simulated payments, caught mails, a clock that can be moved.</summary>
public static class SandboxEnvironment
{
    public const string Name = "Sandbox";

    /// <summary>What documents and mails say, so that nobody takes them for real.</summary>
    public const string Mark = "Sandbox: nothing here is real";

    public static bool Is(string environment) => string.Equals(environment, Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Why a database can't be used in this environment; null where it can. A sandbox marks one without accounts as its own and works on no
    /// other; on one that is marked nothing else works, for its documents have dates that never were.
    /// </summary>
    public static async Task<string?> RefusalAsync(CheckoutDbContexts contexts, bool isSandbox, CancellationToken cancellation)
    {
        if (await contexts.HasAnyAsync(SandboxTime.Table, cancellation))
        {
            return isSandbox ? null : "The database is a sandbox’s: its documents have dates of a clock that was moved. Name another one "
                + "in Database:ConnectionString, or run in the environment Sandbox (ASPNETCORE_ENVIRONMENT).";
        }

        if (!isSandbox)
        {
            return null;
        }

        if (await contexts.HasAnyAsync("Accounts", cancellation))
        {
            return "The database has accounts and is not a sandbox’s: a sandbox works on a database of its own, which it found empty. Name "
                + "another one in Database:ConnectionString.";
        }

        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        db.SandboxTimes.Add(new SandboxTime());

        // Another node may be first.
        await db.TrySaveAsync(cancellation);
        return null;
    }
}
