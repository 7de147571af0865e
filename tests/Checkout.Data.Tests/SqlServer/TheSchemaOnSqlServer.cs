using Checkout.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.SqlServer.Dac.Model;

namespace Checkout.Data.Tests.SqlServer;

/// <summary>What can be said about the schema without a server: it is well-formed, and it keeps the limits that only a server would
/// enforce.</summary>
[Trait("Acceptance", "S2")]
public sealed class TheSchemaOnSqlServer
{
    private const int MaxIndexKeyBytes = 1700;

    [Fact]
    public void The_create_script_makes_every_table_and_index_of_the_model()
    {
        using var db = SqlServerSchema.Offline();
        using var check = SqlServerSchema.NewCheck();

        var tables = DesignModel(db).GetRelationalModel().Tables.ToList();
        Assert.Equal(tables.Count, check.Count(Table.TypeClass));
        Assert.Equal(tables.Sum(table => table.Indexes.Count()), check.Count(Microsoft.SqlServer.Dac.Model.Index.TypeClass));
    }

    [Fact, Trait("Acceptance", "H7")]
    public void The_migration_script_parses_from_the_first_to_the_newest()
    {
        using var db = SqlServerSchema.Offline();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Equal([], TSqlCheck.GrammarOf(script));
        Assert.All(db.Database.GetMigrations(), migration => Assert.Contains($"VALUES (N'{migration}'", script, StringComparison.Ordinal));
    }

    [Fact, Trait("Acceptance", "H7")]
    public void The_first_migration_makes_a_schema_by_itself()
    {
        using var db = SqlServerSchema.Offline();
        var migrations = db.GetService<IMigrationsAssembly>();
        var first = migrations.CreateMigration(migrations.Migrations.First().Value, db.Database.ProviderName!);
        var creating = first.UpOperations.Where(operation => operation is CreateTableOperation or CreateIndexOperation).ToList();
        var model = db.GetService<IModelRuntimeInitializer>().Initialize(first.TargetModel, designTime: true, validationLogger: null);
        var script = string.Join("\nGO\n",
            db.GetService<IMigrationsSqlGenerator>().Generate(creating, model).Select(command => command.CommandText));

        using var check = new TSqlCheck(script);
        Assert.Equal(creating.OfType<CreateTableOperation>().Count(), check.Count(Table.TypeClass));
        Assert.Equal(creating.OfType<CreateIndexOperation>().Count(), check.Count(Microsoft.SqlServer.Dac.Model.Index.TypeClass));
    }

    [Fact]
    public void Statements_written_by_hand_in_migrations_fit_the_schema()
    {
        using var db = SqlServerSchema.Offline();
        var migrations = db.GetService<IMigrationsAssembly>();
        var written = migrations.Migrations
            .Select(migration => (Name: migration.Key, Migration: migrations.CreateMigration(migration.Value, db.Database.ProviderName!)))
            .SelectMany(named => named.Migration.UpOperations.OfType<SqlOperation>()
                .Select(operation => new TSqlStatement(operation.Sql, "", named.Name)));

        using var check = SqlServerSchema.NewCheck();
        Assert.Equal([], check.ProblemsOf([.. written]));
    }

    [Fact]
    public void No_key_is_longer_than_an_index_may_be()
    {
        using var db = SqlServerSchema.Offline();
        var keys = DesignModel(db).GetEntityTypes()
            .SelectMany(type => type.GetIndexes()
                .Select(index => (Name: $"{type.DisplayName()} {index.GetDatabaseName()}", index.Properties))
                .Concat(type.GetKeys().Select(key => (Name: $"{type.DisplayName()} {key.GetName()}", key.Properties))));

        Assert.Equal([], keys.Where(key => key.Properties.Sum(Bytes) > MaxIndexKeyBytes)
            .Select(key => $"{key.Name}: {key.Properties.Sum(Bytes)} bytes"));
    }

    [Fact]
    public void No_table_is_emptied_in_two_ways()
    {
        // SQL Server refuses two cascading ways to one table, and the offline check does not see it.
        using var db = SqlServerSchema.Offline();
        var cascading = DesignModel(db).GetEntityTypes().SelectMany(type => type.GetForeignKeys())
            .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .ToList();

        Assert.Empty(cascading.GroupBy(key => key.DeclaringEntityType).Where(ways => ways.Count() > 1)
            .Select(ways => ways.Key.DisplayName()));
        Assert.Empty(cascading.Where(key => cascading.Exists(next => next.PrincipalEntityType == key.DeclaringEntityType))
            .Select(key => key.DeclaringEntityType.DisplayName()));
    }

    private static IModel DesignModel(CheckoutDbContext db) => db.GetService<IDesignTimeModel>().Model;

    private static int Bytes(IProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) switch
    {
        _ when property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) || property.ClrType == typeof(string) =>
            2 * (property.GetMaxLength() ?? 4000),
        var type when type == typeof(Guid) => 16,
        _ => 17,
    };
}
