using Checkout.Data.Seeding;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Checkout.Data.Tests.Upgrading;

/// <summary>Old programs run on newer schemas that only add to what they know, and refuse one that took away what they use.</summary>
[Trait("Acceptance", "F8")]
public sealed class ExpandingAndContracting
{
    // Those before the rule was made.
    private const string LastUnruled = "UnappliedByStatus";

    private const string Added = "29990101000000_AddNewTotals";
    private const string Refused = "The database is of a newer version, from which this one is too far (DropOldTotals_After_AddNewTotals). "
        + "Run a newer version.";

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("1_Initial 2_AddNewTotals", "1_Initial", "The database's schema is not current. Run “checkout migrate” first.", "")]
    [InlineData("1_Initial", "1_Initial", null, "")]
    [InlineData("1_Initial", "1_Initial 2_AddNewTotals", null, "AddNewTotals")]
    [InlineData("1_Initial", "1_Initial 2_AddNewTotals 3_DropOldTotals_After_AddNewTotals", Refused,
        "AddNewTotals DropOldTotals_After_AddNewTotals")]
    [InlineData("1_Initial 2_AddNewTotals", "1_Initial 2_AddNewTotals 3_DropOldTotals_After_AddNewTotals", null,
        "DropOldTotals_After_AddNewTotals")]
    public void A_program_runs_where_it_knows_what_a_contraction_comes_after(string known, string applied, string? refusal, string newer)
    {
        var fit = SchemaFit.Of(known.Split(' '), applied.Split(' '));

        Assert.Equal((refusal, newer), (fit.Refusal, string.Join(' ', fit.Newer)));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_database_of_a_newer_version_is_left_as_it_is_and_one_that_contracted_is_refused(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var setup = new DatabaseSetup(database.Contexts, database.Options, TestAuditKey.For(database.Options), TestClock.Running);
        Assert.Null(await SchemaFit.UnfitAsync(database.Contexts, None));
        await ApplyAsync(database, Added);
        await database.ExecuteAsync("CREATE INDEX \"Sort_Newer\" ON \"Invoices\" (\"Number\")");

        Assert.Null(await SchemaFit.UnfitAsync(database.Contexts, None));
        Assert.Equal(["AddNewTotals"], (await setup.MigrateAsync(None)).Newer);
        await database.ExecuteAsync($"DROP INDEX \"Sort_Newer\"{(engine is Engine.SqlServer ? " ON Invoices" : "")}");

        await ApplyAsync(database, "29990101000001_DropOldTotals_After_AddNewTotals");
        Assert.Equal(Refused, await SchemaFit.UnfitAsync(database.Contexts, None));
        Assert.Equal(Refused, (await Assert.ThrowsAsync<InvalidOperationException>(() => setup.MigrateAsync(None))).Message);
    }

    /// <summary>What takes something away, or refuses what was taken, says so in its name.</summary>
    [SkippableTheory, EveryEngine]
    public async Task A_migration_takes_nothing_away_without_naming_what_it_comes_after(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Contexts.Unscoped();
        var assembly = db.GetService<IMigrationsAssembly>();
        Assert.Equal(assembly.Migrations.Keys, SchemaFit.Known(database.Options.Provider).Order(StringComparer.Ordinal));
        var names = assembly.Migrations.Keys.Select(SchemaFit.NameOf).ToList();
        foreach (var (id, type) in assembly.Migrations.Skip(names.IndexOf(LastUnruled) + 1))
        {
            var operations = assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations;
            var taken = operations.Where(operation => TakesAway(operation, operations)).Select(operation => operation.GetType().Name);
            var needed = SchemaFit.NeededBy(id);
            Assert.True(needed is not null || !taken.Any(), $"{id} contracts ({string.Join(", ", taken)}): name what a program must know, "
                + $"as in ./build migrate DropOldTotals_After_AddNewTotals.");
            Assert.True(needed is null || names.IndexOf(needed) is >= 0 and var before && before < names.IndexOf(SchemaFit.NameOf(id)),
                $"{id} comes after no earlier migration {needed}.");
        }
    }

    [Fact]
    public void What_takes_away_is_known()
    {
        var wider = new AlterColumnOperation
        {
            ClrType = typeof(string),
            MaxLength = 20,
            IsNullable = true,
            OldColumn = { ClrType = typeof(string), MaxLength = 10 },
        };
        var narrower = new AlterColumnOperation
        {
            ClrType = typeof(string),
            MaxLength = 5,
            OldColumn = { ClrType = typeof(string), MaxLength = 10 },
        };
        var optional = new AddColumnOperation { Table = "Invoices", ClrType = typeof(string), IsNullable = true };
        var required = new AddColumnOperation { Table = "Invoices", ClrType = typeof(string) };
        var unique = new CreateIndexOperation { Table = "Invoices", IsUnique = true };
        var table = new CreateTableOperation { Name = "Invoices" };

        MigrationOperation[] expanding = [wider, optional, table, new CreateIndexOperation(), new DropIndexOperation()];
        MigrationOperation[] contracting =
            [narrower, required, unique, new DropTableOperation(), new DropColumnOperation(), new RenameColumnOperation()];
        Assert.DoesNotContain(expanding, operation => TakesAway(operation, []));
        Assert.All(contracting, operation => Assert.True(TakesAway(operation, [])));
        Assert.False(TakesAway(unique, [table]));
        Assert.False(TakesAway(new AddUniqueConstraintOperation { Table = "Invoices", Columns = ["AccountId", "Id"] }, []));
        Assert.True(TakesAway(new AddUniqueConstraintOperation { Table = "Invoices", Columns = ["AccountId", "Number"] }, []));
        var looser = new CreateIndexOperation { Table = "Profiles", Columns = ["OwnerId", "Name"], IsUnique = true };
        Assert.False(TakesAway(looser, [new DropIndexOperation { Table = "Profiles", Name = "IX_Profiles_Name" }]));
        Assert.False(TakesAway(looser, [new DropIndexOperation { Table = "Profiles", Name = "IX_Profiles_Name_OwnerId" }]));
        Assert.True(TakesAway(looser, [new DropIndexOperation { Table = "Profiles", Name = "IX_Profiles_Name_Number" }]));
    }

    private static bool TakesAway(MigrationOperation operation, IReadOnlyList<MigrationOperation> all) => operation switch
    {
        ITableMigrationOperation { Table: var table } when all.OfType<CreateTableOperation>().Any(made => made.Name == table) => false,
        AddColumnOperation added => !added.IsNullable && added.DefaultValue is null && added.DefaultValueSql is null,
        AlterColumnOperation altered => altered.ClrType != altered.OldColumn.ClrType
            || (altered.OldColumn.IsNullable && !altered.IsNullable)
            || (altered.MaxLength ?? int.MaxValue) < (altered.OldColumn.MaxLength ?? int.MaxValue),
        CreateIndexOperation made => made.IsUnique && !IsLooser(made, all) && !HoldsAnyway(made.Columns),
        AddUniqueConstraintOperation made => !HoldsAnyway(made.Columns),
        CreateTableOperation or DropIndexOperation or DropForeignKeyOperation or DropCheckConstraintOperation
            or DropUniqueConstraintOperation or SqlOperation or InsertDataOperation => false,
        _ => true,
    };

    // Nothing is refused that the primary key doesn't refuse.
    private static bool HoldsAnyway(string[] columns) => columns.Contains("Id");

    // In place of a unique index on some of its columns, it refuses less than before; of one on the same in another order, as much.
    private static bool IsLooser(CreateIndexOperation made, IReadOnlyList<MigrationOperation> all) => all.OfType<DropIndexOperation>()
        .Any(dropped => dropped.Table == made.Table
            && !dropped.Name[$"IX_{made.Table}_".Length..].Split('_').Except(made.Columns, StringComparer.Ordinal).Any());

    private static Task<int> ApplyAsync(TestDatabase database, string id) => database.ExecuteAsync(
        $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('{id}', '10.0.0')");
}
