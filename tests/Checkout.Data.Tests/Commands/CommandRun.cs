using Checkout.Cli;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Data.Tests.Commands;

/// <summary>A call of the command, as a script sees it.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OnAsync(TestDatabase database, params string[] arguments) => OfAsync(
        [.. arguments, "--provider", database.Options.Provider.ToString(), "--connection", database.Options.ConnectionString]);

    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, output, error, new FakeTimeProvider(TestClock.Start));
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
