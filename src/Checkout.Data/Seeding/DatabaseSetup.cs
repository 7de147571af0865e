using Checkout.Data.Audit;
using Checkout.Data.Keys;
using Checkout.Data.Providers;
using Microsoft.Data.Sqlite;

namespace Checkout.Data.Seeding;

/// <summary>Brings a database to the current schema and adds what every deployment has: the shipped profiles, the permission set, the
/// books.</summary>
public sealed class DatabaseSetup(CheckoutDbContexts contexts, DatabaseOptions options, AuditKey auditKey, TimeProvider clock)
{
    public const string SystemAdministrator = "System Administrator";
    public const string BillingAdministrator = "Billing Administrator";
    public const string StandardUser = "Standard User";
    public const string BillingAccess = "Billing access";

    // What rebuilds a large table takes longer than a page may.
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(6);

    /// <summary>Applies the migrations that the database lacks; safe to run again, and from two nodes at once. What a newer version made
    /// stays as it is.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="say">Is told what is about to be done, where anything is.</param>
    /// <exception cref="InvalidOperationException">The database can't be made fit, or is of too new a version; the message says what to
    /// do.</exception>
    public async Task<SchemaFit> MigrateAsync(CancellationToken cancellation, Action<string>? say = null)
    {
        CreateFile();
        await using var modelless = contexts.Modelless();
        var known = modelless.Database.GetMigrations().Count();
        var lacking = (await modelless.Database.GetPendingMigrationsAsync(cancellation)).Count();
        if (lacking == 0)
        {
            await modelless.PrepareAsync(cancellation);
        }
        else
        {
            say?.Invoke(lacking == known ? "Creating the database’s tables"
                : string.Create(CultureInfo.InvariantCulture,
                    $"Bringing the database to the current schema: {lacking} of {known} migrations"));
            await using var db = contexts.Unscoped();
            await db.PrepareAsync(cancellation);
            db.Database.SetCommandTimeout(LongestStep);
            await db.Database.MigrateAsync(cancellation);
        }

        var fit = await SchemaFit.OfAsync(contexts, cancellation);
        if (fit.Refusal is not null)
        {
            throw new InvalidOperationException(fit.Refusal);
        }

        if (auditKey.IsForTrying)
        {
            await MakeKeyAsync(cancellation);
        }

        await SeedAsync(cancellation);
        if (fit.Newer.Count > 0)
        {
            return fit;
        }

        if (!await DatabaseObjects.AreCurrentAsync(modelless, cancellation))
        {
            await using var db = contexts.Unscoped();
            db.Database.SetCommandTimeout(LongestStep);
            await DatabaseObjects.RemakeAsync(db, cancellation);
        }

        if (modelless is SqliteDbContext)
        {
            await SqliteStatistics.EnsureAsync(modelless, cancellation);
        }

        return fit;
    }

    /// <summary>Makes a key where none is configured, for somebody who tries the portal out. Not for a database that has sealed something:
    /// a new key could not open it.</summary>
    public async Task MakeKeyAsync(CancellationToken cancellation)
    {
        if (!await contexts.HasAnyAsync("AuditHeads", cancellation))
        {
            auditKey.CreateFileIfNeeded();
        }
    }

    private void CreateFile()
    {
        if (options.SqliteFile is not { } file || Path.GetDirectoryName(file) is not { Length: > 0 } folder || File.Exists(file))
        {
            return;
        }

        PrivateFiles.CreateFolder(folder);
        PrivateFiles.CreateOnce(file, "");

        // The log takes its rights from the file; EF Core turns it on only where it creates the file itself.
        using var connection = new SqliteConnection(options.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = 'wal'";
        command.ExecuteNonQuery();
    }

    /// <summary>What every deployment has from the beginning.</summary>
    internal static void AddShipped(CheckoutDbContext db, DateTimeOffset now)
    {
        db.Profiles.AddRange(
            new Profile(SystemAdministrator, Permissions.ManageBilling | Permissions.ManageUsers),
            new Profile(BillingAdministrator, Permissions.ManageBilling),
            new Profile(StandardUser, Permissions.None));
        db.PermissionSets.Add(new PermissionSet(BillingAccess, Permissions.ManageBilling));
        db.Books.Add(new Books(DateOnly.FromDateTime(now.UtcDateTime).AddYears(-50)));
    }

    private async Task SeedAsync(CancellationToken cancellation)
    {
        if (await contexts.HasAnyAsync("Profiles", cancellation))
        {
            return;
        }

        await using var db = contexts.Unscoped();
        AddShipped(db, clock.GetUtcNow());

        // Another node may be first.
        await db.TrySaveAsync(cancellation);
    }
}
