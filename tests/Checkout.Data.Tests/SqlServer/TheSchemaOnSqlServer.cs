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
    private const int MaxClusteredKeyBytes = 900;

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
                .Select(index => (Name: $"{type.DisplayName()} {index.GetDatabaseName()}", index.Properties, index.IsClustered() is true))
                .Concat(type.GetKeys().Select(key => (Name: $"{type.DisplayName()} {key.GetName()}", key.Properties, IsClustered(key)))))
            .Select(key => (key.Name, Bytes: key.Properties.Sum(Bytes), Most: key.Item3 ? MaxClusteredKeyBytes : MaxIndexKeyBytes));

        Assert.Equal([], keys.Where(key => key.Bytes > key.Most).Select(key => $"{key.Name}: {key.Bytes} bytes"));
    }

    [Fact]
    public void Rows_lie_by_account_and_in_the_order_in_which_they_came()
    {
        using var db = SqlServerSchema.Offline();
        var types = DesignModel(db).GetEntityTypes().ToList();

        foreach (var type in types.Where(type => typeof(Domain.Entity).IsAssignableFrom(type.ClrType)))
        {
            Assert.False(IsClustered(type.FindPrimaryKey()!), type.DisplayName());
            Assert.Equal(typeof(Domain.IAccountOwned).IsAssignableFrom(type.ClrType) ? ["AccountId", "Ordinal"] : ["Ordinal"],
                type.GetIndexes().Single(index => index.IsClustered() is true).Properties.Select(property => property.Name));
        }

        // A check of a reference would wait for whoever changes the row.
        Assert.Empty(types.SelectMany(type => type.GetForeignKeys()).Where(reference => IsClustered(reference.PrincipalKey))
            .Select(reference => reference.PrincipalEntityType.DisplayName()));
    }

    [Fact, Trait("Acceptance", "H7")]
    public void The_migrations_end_with_the_keys_of_the_model_and_drop_none_that_is_referred_to()
    {
        using var db = SqlServerSchema.Offline();
        var migrations = db.GetService<IMigrationsAssembly>();
        var keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in migrations.Migrations
            .SelectMany(migration => migrations.CreateMigration(migration.Value, db.Database.ProviderName!).UpOperations)
            .SelectMany(operation => operation is CreateTableOperation table
                ? [table.PrimaryKey!, .. table.UniqueConstraints, .. table.ForeignKeys] : (IEnumerable<MigrationOperation>)[operation]))
        {
            var clustered = operation["SqlServer:Clustered"] as bool?;
            switch (operation)
            {
                case AddPrimaryKeyOperation key:
                    Take(key.Table, key.Name, key.Columns, clustered is not false);
                    break;
                case CreateIndexOperation index:
                    Take(index.Table, index.Name, index.Columns, clustered is true);
                    break;
                case DropPrimaryKeyOperation key:
                    Assert.DoesNotContain(key.Table, references.Values);
                    keys.Remove($"{key.Table} {key.Name}");
                    break;
                case DropIndexOperation index:
                    keys.Remove($"{index.Table} {index.Name}");
                    break;
                case AddForeignKeyOperation { PrincipalColumns: ["Id"] or null } reference:
                    references.Add($"{reference.Table} {reference.Name}", reference.PrincipalTable);
                    break;
                case DropForeignKeyOperation reference:
                    Assert.True(references.Remove($"{reference.Table} {reference.Name}"), reference.Name);
                    break;
            }
        }

        var model = DesignModel(db).GetEntityTypes().SelectMany(type => type.GetIndexes().Where(index => index.IsClustered() is true)
            .Select(index => (Key: $"{type.GetTableName()} {index.GetDatabaseName()}", index.Properties))
            .Concat(type.GetKeys().Where(IsClustered).Select(key => (Key: $"{type.GetTableName()} {key.GetName()}", key.Properties))));
        Assert.Equal(model.OrderBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => $"{key.Key}: {string.Join(", ", key.Properties.Select(property => property.GetColumnName()))}"),
            keys.Select(key => $"{key.Key}: {key.Value}"));
        Assert.Equal(
            DesignModel(db).GetEntityTypes().SelectMany(type => type.GetForeignKeys()
                .Where(reference => reference.PrincipalKey.Properties is [{ Name: "Id" }])
                .Select(reference => $"{type.GetTableName()} {reference.GetConstraintName()}")).Order(StringComparer.Ordinal),
            references.Keys.Order(StringComparer.Ordinal));

        void Take(string table, string name, string[] columns, bool clustered)
        {
            if (clustered)
            {
                Assert.DoesNotContain(keys, key => key.Key.StartsWith($"{table} ", StringComparison.Ordinal));
                keys[$"{table} {name}"] = string.Join(", ", columns);
            }
        }
    }

    [Fact, Trait("Acceptance", "H7")]
    public async Task The_rows_of_an_older_database_can_be_written()
    {
        Assert.Equal([], TSqlCheck.GrammarOf(await Upgrading.FirstDatabase.RowsForAsync(Checkout.Testing.Databases.Engine.SqlServer)));
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

    private static bool IsClustered(IReadOnlyKey key) => key.IsClustered() ?? key.IsPrimaryKey();

    private static IModel DesignModel(CheckoutDbContext db) => db.GetService<IDesignTimeModel>().Model;

    private static int Bytes(IProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) switch
    {
        _ when property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) || property.ClrType == typeof(string) =>
            2 * (property.GetMaxLength() ?? 4000),
        var type when type == typeof(Guid) => 16,
        _ => 17,
    };
}
