using System.CommandLine;
using Checkout.Data.Billing;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout bill</c></summary>
internal static class BillCommand
{
    public static Command Create(ConnectionOptions connection) =>
        Operation.Define("bill", "Runs the billing run once: writes the invoices whose period has begun. The portal does so by itself.", connection, RunAsync);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var written = await operation.Get<BillingRun>().RunAsync(cancellationToken);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{written} invoices written."));
        return ExitCode.Done;
    }
}
