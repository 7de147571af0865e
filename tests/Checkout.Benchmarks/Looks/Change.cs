using System.Data.Common;
using Checkout.Benchmarks.Driving;
using Checkout.Data;

namespace Checkout.Benchmarks.Looks;

/// <summary>
/// The smallest change of an account: one of its invoices is another version, and so its revision is another, as after every write of the
/// portal. What anybody remembers of the account is worth nothing afterwards.
/// </summary>
internal sealed class Change(DbConnection connection, DbCommand command) : IAsyncDisposable
{
    public static async Task<Change> OfAsync(Database database, Guid accountId)
    {
        var connection = await database.OpenAsync();

        // Nobody waits for the disk here: what is measured is the look after it.
        await ExecuteAsync(connection, database.Options.Provider is DatabaseProvider.Sqlite ? "PRAGMA synchronous = OFF"
            : "SET synchronous_commit = off");
        var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE "Invoices" SET "Version" = @revision WHERE "Id" = (SELECT "Id" FROM "Invoices" WHERE "AccountId" = @account LIMIT 1);
            UPDATE "AccountLocks" SET "Revision" = @revision WHERE "AccountId" = @account
            """;
        Database.Add(command, "account", accountId);
        Database.Add(command, "revision", Guid.NewGuid());
        return new Change(connection, command);
    }

    public async Task MakeAsync()
    {
        command.Parameters["revision"].Value = Guid.NewGuid();
        await using var transaction = await connection.BeginTransactionAsync();
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
