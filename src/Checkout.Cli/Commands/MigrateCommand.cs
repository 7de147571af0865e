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
        var fit = await operation.Get<DatabaseSetup>().MigrateAsync(cancellation, operation.Output.WriteLine);
        await operation.Output.WriteLineAsync(fit.Newer.Count == 0 ? "The database is current."
            : $"The database is of a newer version, which this one can work with ({string.Join(", ", fit.Newer)}). Nothing was changed.");
        return ExitCode.Done;
    }
}
