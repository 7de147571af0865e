using System.CommandLine;
using Checkout.Cli.Commands;

namespace Checkout.Cli;

/// <summary>The operator's command.</summary>
public static class CommandLine
{
    /// <param name="clock">What time it is for the command; null for the machine’s.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, TimeProvider? clock = null)
    {
        var connection = new ConnectionOptions(clock ?? TimeProvider.System);
        var root =
            new RootCommand("Runs what a vendor's operators do with Checkout: schema, feed, users, billing, payments, messages, audit.")
        {
            MigrateCommand.Create(connection),
            ImportCommand.Create(connection),
            ExportCommand.Create(connection),
            DemoCommand.Create(connection),
            UsersCommand.Create(connection),
            SignOnCommand.Create(connection),
            BillCommand.Create(connection),
            ReconcileCommand.Create(connection),
            MessagesCommand.Create(connection),
            AuditCommand.Create(connection),
            SandboxCommand.Create(connection),
        };
        connection.AddTo(root);
        var parsed = root.Parse(arguments);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false
        });
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }
}
