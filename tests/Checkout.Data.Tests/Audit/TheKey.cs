using Checkout.Data.Audit;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;

namespace Checkout.Data.Tests.Audit;

/// <summary>The key of the seals is outside the database: configured, or in a file that only its owner reads.</summary>
public sealed class TheKey : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-key-").FullName;

    private DatabaseOptions Sqlite => new() { ConnectionString = $"Data Source={Path.Combine(_folder, "checkout.db")}" };

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Is_made_beside_a_new_embedded_database_and_kept()
    {
        await MigrateAsync();
        var path = Path.Combine(_folder, "checkout.db.audit-key");
        var made = await File.ReadAllTextAsync(path);
        await MigrateAsync();

        Assert.True(AuditKey.IsKey(made.Trim()));
        Assert.Equal(made, await File.ReadAllTextAsync(path));
        Assert.Single(Directory.EnumerateFiles(_folder, "*key*"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "checkout.db")));
        }
    }

    [Fact]
    public async Task Is_never_made_for_a_database_that_has_one_already()
    {
        await MigrateAsync();
        await using (var sealing = CheckoutDbContexts.For(Sqlite, new AuditKey(Sqlite, "")).Unscoped())
        {
            sealing.Accounts.Add(World());
            await sealing.SaveChangesAsync();
        }

        File.Delete(Path.Combine(_folder, "checkout.db.audit-key"));
        await MigrateAsync();

        Assert.Empty(Directory.EnumerateFiles(_folder, "*key*"));
        await using var db = CheckoutDbContexts.For(Sqlite, new AuditKey(Sqlite, "")).Unscoped();
        db.Accounts.Add(World("A-2", "crm-2"));
        Assert.Contains("put the file", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message,
            StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "D9")]
    public async Task Is_made_by_a_migration_in_development_only_and_for_whoever_asks(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        var key = new AuditKey(database.Options, configured: "", _folder, isForTrying: false);
        var setup = new Seeding.DatabaseSetup(CheckoutDbContexts.For(database.Options, key), database.Options, key, TestClock.Running);

        await setup.MigrateAsync(CancellationToken.None);
        Assert.False(File.Exists(key.Path));
        await setup.MakeKeyAsync(CancellationToken.None);

        Assert.True(File.Exists(key.Path));
        File.Delete(key.Path!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("this is no base64 but it is long enough to be a key")]
    public void Is_at_least_32_bytes_in_base64(string text) => Assert.False(AuditKey.IsKey(text));

    [SkippableTheory, EveryEngine, Trait("Acceptance", "F6")]
    public async Task Is_known_not_to_be_another_deployments(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var other = new AuditKey(database.Options, Convert.ToBase64String(new byte[AuditKey.MinBytes]));
        Assert.True(await new AuditVerification(database.Contexts, other).FitsAsync(CancellationToken.None));
        await AuditedAccount.CreateAsync(database);

        Assert.True(await new AuditVerification(database.Contexts, TestAuditKey.For(database.Options)).FitsAsync(CancellationToken.None));
        Assert.False(await new AuditVerification(database.Contexts, other).FitsAsync(CancellationToken.None));
    }

    private async Task MigrateAsync()
    {
        var key = new AuditKey(Sqlite, configured: null);
        await new Seeding.DatabaseSetup(CheckoutDbContexts.For(Sqlite, key), Sqlite, key, TestClock.Running)
            .MigrateAsync(CancellationToken.None);
    }

    private static Domain.Accounts.Account World(string number = "A-1", string externalId = "crm-1") =>
        new(number, externalId, new Domain.Accounts.AccountDetails
        {
            Name = "Acme",
            BillingAddress = new Domain.Addresses.Address("Acme", "Street 1", null, "City", null, "1000", "US"),
            Executive = new Domain.Accounts.AccountExecutive("Ann", "ann@vendor.example", null),
            Currency = Domain.Currency.Usd,
            Locale = "en-US",
            TimeZone = "America/New_York",
        });
}
