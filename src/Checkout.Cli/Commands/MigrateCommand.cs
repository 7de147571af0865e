using System.CommandLine;
using Checkout.Data.Seeding;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create(ConnectionOptions connection) =>
        Operation.Define("migrate", "Creates the database, or brings it to the current schema. Safe to run again.", connection, RunAsync,
            needsSchema: false);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellation)
    {
        await operation.Get<DatabaseSetup>().MigrateAsync(cancellation, operation.Output.WriteLine);
        await operation.Output.WriteLineAsync("The database is current.");
        return ExitCode.Done;
    }
}
