using Checkout.Data.Seeding;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout migrate [--script [--from MIGRATION]]</c></summary>
internal static class MigrateCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var script = new Option<bool>("--script") { Description = "Changes nothing: prints the SQL for whoever may change the schema." };
        var from = new Option<string?>("--from")
        {
            Description = "With --script: a migration that the database has already; 0 for an empty database.",
            HelpName = "migration",
        };
        return Operation.Define("migrate", "Creates the database, or brings it to the current schema. Safe to run again.",
            connection,
            (operation, token) => operation.Parsed.GetValue(script) ? ScriptAsync(operation, operation.Parsed.GetValue(from), token)
            : RunAsync(operation, token), needsSchema: false, takes: [script, from]);
    }

    private static async Task<int> ScriptAsync(Operation operation, string? from, CancellationToken cancellation)
    {
        await operation.Output.WriteAsync(await new MigrationScript(operation.Get<CheckoutDbContexts>(), operation.Get<TimeProvider>())
            .WriteAsync(from, cancellation));
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellation)
    {
        var fit = await operation.Get<DatabaseSetup>().MigrateAsync(cancellation, operation.Output.WriteLine);
        await operation.Output.WriteLineAsync(fit.Newer.Count == 0 ? "The database is current."
            : $"The database is of a newer version, which this one can work with ({string.Join(", ", fit.Newer)}). Nothing was changed.");
        return ExitCode.Done;
    }
}
