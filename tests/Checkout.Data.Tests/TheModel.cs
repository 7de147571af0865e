using Checkout.Data.Providers;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Tests;

/// <summary>What the model builds in so that no mapping can forget it: the locks on rows and writes, on every database.</summary>
public sealed class TheModel
{
    // Rows of the vendor, not of one customer. Everything else must carry its account.
    private static readonly string[] OfTheVendor =
    [
        "Account", "Authenticator", "Books", "CheckoutUser", "DataProtectionKey", "GatewayNotification", "IdentityUserClaim",
        "IdentityUserLogin", "IdentityUserPasskey", "IdentityUserToken", "ImportedRecord",
        "LegalEntity", "NumberSeries", "OutboxMessage", "PermissionSet", "PriceBook", "PriceBookTier", "Product", "Profile", "RecoveryCode",
        "RunTurn", "SandboxTime", "SignInTries", "SignOnAnswer", "SimulatedNotification", "SimulatedPayment", "SimulatedReversal",
        "TaxRate", "UserSession",
    ];

    // The widest key that SQL Server takes in an index.
    private const int MaxIndexBytes = 1700;

    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory, MemberData(nameof(Providers))]
    public void Confines_every_row_to_its_account(DatabaseProvider provider)
    {
        using var db = Contexts(provider).ForAccount(Guid.NewGuid());
        var types = db.Model.GetEntityTypes().ToList();

        Assert.Equal(OfTheVendor, types.Where(type => !typeof(IAccountOwned).IsAssignableFrom(type.ClrType))
            .Select(type => type.ShortName()).Order(StringComparer.Ordinal));
        Assert.All(types.Where(type => typeof(IAccountOwned).IsAssignableFrom(type.ClrType) || type.ClrType == typeof(Account)), type =>
            Assert.Contains(type.GetDeclaredQueryFilters(), filter => filter.Key == CheckoutDbContext.AccountFilter));
        using var unscoped = Contexts(provider).Unscoped();
        Assert.All(unscoped.Model.GetEntityTypes(), type => Assert.Empty(type.GetDeclaredQueryFilters()));
    }

    [Theory, MemberData(nameof(Providers))]
    public void Points_only_within_the_account(DatabaseProvider provider)
    {
        using var db = Contexts(provider).ForAccount(Guid.NewGuid());
        var keys = db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).ToList();

        Assert.All(keys.Where(key => IsOwned(key.DeclaringEntityType) && IsOwned(key.PrincipalEntityType)), key =>
        {
            Assert.Equal(nameof(IAccountOwned.AccountId), key.Properties[0].Name);
            Assert.Equal(nameof(IAccountOwned.AccountId), key.PrincipalKey.Properties[0].Name);
        });

        // SET NULL would take the account away with the reference; a cascade would delete without a guard.
        Assert.All(keys.Where(key => IsOwned(key.DeclaringEntityType)), key =>
            Assert.Contains(key.DeleteBehavior, new[] { DeleteBehavior.Restrict, DeleteBehavior.NoAction, DeleteBehavior.ClientCascade }));
    }

    [Theory, MemberData(nameof(Providers))]
    public void Limits_every_text_and_every_index(DatabaseProvider provider)
    {
        using var db = Contexts(provider).ForAccount(Guid.NewGuid());
        var types = db.Model.GetEntityTypes().ToList();

        Assert.All(types.SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(string)), property =>
            Assert.True(property.GetMaxLength() is > 0, $"{property.DeclaringType.DisplayName()}.{property.Name} has no maximum length."));
        Assert.All(types.SelectMany(type => type.GetIndexes()), index =>
            Assert.True(index.Properties.Sum(BytesOf) <= MaxIndexBytes,
                $"{index.DeclaringEntityType.DisplayName()}: {string.Join(", ", index.Properties.Select(property => property.Name))}"));
    }

    [Theory, MemberData(nameof(Providers))]
    public void Renews_a_version_with_every_write(DatabaseProvider provider)
    {
        using var db = Contexts(provider).ForAccount(Guid.NewGuid());
        Assert.All(db.Model.GetEntityTypes().Where(type => typeof(Entity).IsAssignableFrom(type.ClrType)), type =>
        {
            Assert.True(type.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken);
            Assert.Equal(ValueGenerated.Never, type.FindProperty(nameof(Entity.Id))!.ValueGenerated);
        });
    }

    [Theory, MemberData(nameof(Providers))]
    public void Is_what_the_migrations_make(DatabaseProvider provider)
    {
        using var db = Contexts(provider).Unscoped();
        Assert.False(db.Database.HasPendingModelChanges(), "Run ./build migrate NAME: the model has changed since the last migration.");
    }

    private static bool IsOwned(IReadOnlyEntityType type) => typeof(IAccountOwned).IsAssignableFrom(type.ClrType);

    private static int BytesOf(IReadOnlyProperty property) =>
        property.ClrType == typeof(string) || property.GetMaxLength() is not null ? 2 * property.GetMaxLength()!.Value : 16;

    private static CheckoutDbContexts Contexts(DatabaseProvider provider) => For(new DatabaseOptions
    {
        Provider = provider,
        ConnectionString = provider switch
        {
            DatabaseProvider.Sqlite => "Data Source=:memory:",
            DatabaseProvider.PostgreSql => "Host=none;Database=checkout",
            _ => "Server=none;Database=checkout",
        },
    });

    private static CheckoutDbContexts For(DatabaseOptions options) => CheckoutDbContexts.For(options, TestAuditKey.For(options));
}
