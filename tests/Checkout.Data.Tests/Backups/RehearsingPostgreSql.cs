using System.Diagnostics;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Npgsql;

namespace Checkout.Data.Tests.Backups;

/// <summary>The scripts of docs/deploy, as an operator's scheduler runs them.</summary>
[Trait("Acceptance", "O4")]
public sealed class RehearsingPostgreSql : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-dumps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Brings_every_row_back_into_a_new_database_and_proves_it()
    {
        Skip.If(ExternalProgram.Find("pg_dump") is null, "pg_dump is not there.");
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.PostgreSql);
        var before = await DatabaseState.OfAsync(database.Contexts);
        var old = Path.Combine(_folder, "checkout-20000101T000000Z.dump");
        await File.WriteAllTextAsync(old, "old");
        File.SetLastWriteTimeUtc(old, new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var backup = await RunAsync("backup-postgresql.sh", database.Options.ConnectionString);

        Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
        var file = backup.Output.Trim();
        Assert.Equal([file, $"{file}.sha256"], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
        var target = new NpgsqlConnectionStringBuilder(database.Options.ConnectionString) { Database = $"restored_{Guid.NewGuid():N}" };
        try
        {
            var restored = await RunAsync("restore-postgresql.sh", target.ConnectionString, file);
            Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
            Assert.Contains("Every law holds.", restored.Output, StringComparison.Ordinal);
            var options = new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = target.ConnectionString };
            Assert.Equal(before, await DatabaseState.OfAsync(CheckoutDbContexts.For(options, TestAuditKey.For(options))));

            // Never over a database that is there, nor from a file that is not whole.
            Assert.NotEqual(0, (await RunAsync("restore-postgresql.sh", target.ConnectionString, file)).ExitCode);
            await File.AppendAllTextAsync(file, "x");
            target.Database = $"restored_{Guid.NewGuid():N}";
            Assert.NotEqual(0, (await RunAsync("restore-postgresql.sh", target.ConnectionString, file)).ExitCode);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await PostgreSqlServer.DropDatabaseAsync(target.Database!);
        }
    }

    [SkippableFact]
    public async Task Ends_with_an_error_and_keeps_nothing_where_the_server_does_not_answer()
    {
        Skip.If(ExternalProgram.Find("pg_dump") is null, "pg_dump is not there.");

        Assert.NotEqual(0, (await RunAsync("backup-postgresql.sh", "Host=127.0.0.1;Port=1;Username=x;Database=none")).ExitCode);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string script, string connection, params string[] arguments)
    {
        var target = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo("/bin/sh", [RepositoryRoot.Combine("docs", "deploy", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = target.Host,
                ["PGPORT"] = $"{target.Port}",
                ["PGUSER"] = target.Username,
                ["PGDATABASE"] = target.Database,
                ["BACKUP_FOLDER"] = _folder,
                ["CHECKOUT"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "checkout.dll")}",
                ["Database__Provider"] = "PostgreSql",
                ["Database__ConnectionString"] = connection,
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
