using System.CommandLine.Invocation;
using Checkout.Cli.Commands;
using Checkout.Cli.Commands.People;

namespace Checkout.Cli;

/// <summary>The operator's command.</summary>
public static class CommandLine
{
    /// <param name="clock">What time it is for the command; null for the machine’s.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, TimeProvider? clock = null)
    {
        var connection = new ConnectionOptions(clock ?? TimeProvider.System);
        var root =
            new RootCommand("Runs what a vendor's operators do with Checkout: schema, feed, users, billing, payments, messages, audit; "
                + "backs up and examines a deployment.")
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
            MailsCommand.Create(connection),
            AuditCommand.Create(connection),
            VerifyCommand.Create(connection),
            BackupCommand.Backup(connection),
            BackupCommand.Restore(connection),
            DoctorCommand.Create(connection),
            SandboxCommand.Create(connection),
        };
        connection.AddTo(root);
        root.Options.OfType<VersionOption>().Single().Action = new TellingTheVersion();
        var parsed = root.Parse(arguments);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false
        });
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }

    // The one of the file that was started would be another's where something else calls the command.
    private sealed class TellingTheVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProductVersion.Value);
            return ExitCode.Done;
        }
    }
}
