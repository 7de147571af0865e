using System.Data;
using System.Globalization;
using Checkout.Data.Providers;
using Checkout.Data.Seeding;
using Checkout.Domain.Invoices;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Tests.SqlServer;

/// <summary>What goes over a connection to SQL Server beside queries: levels of isolation, and what the database must be like.</summary>
[Trait("Acceptance", "S2")]
public sealed class ConnectionsToSqlServer
{
    private const string Usual = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_reading_is_of_one_snapshot_and_its_connection_goes_back_as_it_was()
    {
        await using var connection = new RecordingConnection(_ => null);
        await using var db = connection.Contexts().Unscoped();

        await using (await db.BeginReadingAsync(None))
        {
            _ = await db.Profiles.ToListAsync();
        }

        Assert.Equal(["[begin Snapshot]", "[rollback]", Usual, "[close]"], connection.Said.Where(said => !said.StartsWith("SELECT",
            StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reading_whose_connection_broke_ends_without_another_failure()
    {
        await using var connection = new RecordingConnection(sql => sql == Usual ? throw new InvalidOperationException("broken") : null);
        await using var db = connection.Contexts().Unscoped();

        await (await db.BeginReadingAsync(None)).DisposeAsync();

        Assert.Equal("[close]", connection.Said[^1]);
    }

    [Fact]
    public async Task Every_transaction_names_its_level_whoever_begins_it()
    {
        await using var connection = new RecordingConnection(_ => null);
        await using var db = connection.Contexts().Unscoped();

        await using (await db.Database.BeginTransactionAsync())
        {
        }

        // EF begins one of its own around several statements.
        db.Profiles.AddRange(new("One", Domain.Accounts.Permissions.None), new("Two", Domain.Accounts.Permissions.None));
        db.PermissionSets.Add(new("Three", Domain.Accounts.Permissions.None));
        await Record.ExceptionAsync(() => db.SaveChangesAsync());

        Assert.Equal(["[begin ReadCommitted]", "[begin ReadCommitted]"], connection.Said.Where(said => said.StartsWith("[begin",
            StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_database_gets_what_it_lacks_before_its_schema()
    {
        var (committed, snapshots) = (false, false);
        await using var connection = new RecordingConnection(sql =>
        {
            committed |= sql.Contains("READ_COMMITTED_SNAPSHOT ON", StringComparison.Ordinal);
            snapshots |= sql.Contains("ALLOW_SNAPSHOT_ISOLATION ON", StringComparison.Ordinal);
            return sql.Contains("sys.databases", StringComparison.Ordinal) ? State(true, committed, snapshots) : null;
        });
        await using var db = connection.Contexts().Unscoped();

        await db.PrepareAsync(None);

        Assert.Equal((true, true, null), (committed, snapshots, await db.UnfitAsync(None)));
        Assert.DoesNotContain(connection.Said, said => said.StartsWith("[begin", StringComparison.Ordinal));
        Assert.All(connection.Said.Where(said => said[0] != '['), said => Assert.Equal([], TSqlCheck.GrammarOf(said)));
    }

    [Theory]
    [InlineData(true, false, true, "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON")]
    [InlineData(true, true, false, "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;")]
    [InlineData(false, true, true, "COLLATE Latin1_General_100_BIN2")]
    public async Task A_database_that_stays_unfit_is_left_alone_and_told_what_it_needs(bool binary, bool committed, bool snapshots,
        string needed)
    {
        await using var connection = new RecordingConnection(sql =>
            sql.Contains("sys.databases", StringComparison.Ordinal) ? State(binary, committed, snapshots) : null);
        var (contexts, options) = (connection.Contexts(), new DatabaseOptions { Provider = DatabaseProvider.SqlServer });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new DatabaseSetup(contexts, options, TestAuditKey.For(options), TestClock.Running).MigrateAsync(None));

        Assert.Contains(needed, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.DoesNotContain(connection.Said, said => said.Contains("CREATE TABLE", StringComparison.Ordinal));
        await using var db = contexts.Unscoped();
        Assert.Equal(refused.Message, await db.UnfitAsync(None));
    }

    [Fact]
    public async Task A_new_database_gets_the_collation_of_the_code()
    {
        await using var db = SqlServerSchema.Offline();
        Assert.Equal(SqlServerDbContext.Collation, db.GetService<IDesignTimeModel>().Model.GetCollation());

        Assert.All(db.Model.GetEntityTypes().SelectMany(type => type.GetKeys()).SelectMany(key => key.Properties)
            .Where(property => property.ClrType == typeof(string)), property =>
            {
                var compare = property.GetKeyValueComparer();
                Assert.Equal((false, false, true),
                    (compare.Equals("crm-new", "CRM-NEW"), compare.Equals("a", "a "), compare.Equals("a", "a")));
            });
    }

    [Theory]
    [InlineData("Server=db;MultipleActiveResultSets=True", "MultipleActiveResultSets")]
    [InlineData("Server=db;Nonsense=1", "nonsense")]
    [InlineData("Server=db;Database=checkout;Encrypt=Strict", null)]
    public void A_connection_string_is_refused_for(string connection, string? named)
    {
        var problem = SqlServerDbContext.ProblemOf(connection);

        Assert.Equal(named is null, problem is null);
        Assert.Contains(named ?? "", problem ?? "", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(named is null, Record.Exception(() => SqlServerDbContext.Options(connection)) is null);
    }

    [Fact]
    public void Databases_of_tests_are_dropped_by_good_statements() =>
        Assert.Equal([], TSqlCheck.GrammarOf(GivenSqlServer.DropStatement("checkout_1")));

    private static DataTable State(bool binary, bool committed, bool snapshots)
    {
        var state = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var name in (string[])["a", "b", "c"])
        {
            state.Columns.Add(name, typeof(bool));
        }

        state.Rows.Add(binary, committed, snapshots);
        return state;
    }
}
