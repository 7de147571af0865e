using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var output =
            new Option<FileInfo?>("--write")
            {
                Description = "Only writes the demo data to this file, as a feed to look at or to change.",
                HelpName = "file"
            };
        return Operation.Define(
            "demo",
            "Imports the demo data: a vendor and four customers with sign-ins. Not for a deployment that others can reach.",
            connection,
            (operation, cancellation) => operation.Parsed.GetValue(output) is { } file ? WriteAsync(operation, file, cancellation)
            : RunAsync(operation, cancellation), takes: [output]);
    }

    private static async Task<int> WriteAsync(Operation operation, FileInfo file, CancellationToken cancellation)
    {
        await File.WriteAllLinesAsync(file.FullName, DemoData.Lines, cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{DemoData.Lines.Count} records."));
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellation)
    {
        await operation.Get<DatabaseSetup>().MakeKeyAsync(cancellation);
        var report = await FeedOutput.RunAsync(operation, progress => operation.Get<DemoData>().ImportAsync(progress, cancellation));
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
