using System.CommandLine;
using Checkout.Data.Seeding.Demo;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(ConnectionOptions connection) =>
        Operation.Define("demo", "Imports the demo data: a vendor and four customers with sign-ins. Not for a deployment that others can reach.", connection, RunAsync);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var report = await FeedOutput.RunAsync(operation, progress => operation.Get<DemoData>().ImportAsync(progress, cancellationToken));
        await FeedOutput.WriteAsync(operation, report);
        if (!report.Succeeded)
        {
            return ExitCode.BadData;
        }

        await operation.Output.WriteLineAsync($"Sign-ins, each with the password {DemoData.Password}:");
        foreach (var signIn in DemoData.SignIns)
        {
            await operation.Output.WriteLineAsync($"  {signIn.Email,-24} {signIn.Role}");
        }

        return ExitCode.Done;
    }
}
