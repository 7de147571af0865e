using System.CommandLine;
using Checkout.Data.Billing;
using Checkout.Data.Collections;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout bill</c></summary>
internal static class BillCommand
{
    public static Command Create(ConnectionOptions connection) =>
        Operation.Define("bill", "Runs the billing run once: writes the invoices whose period has begun, and reminds of open ones. The portal does so by itself.", connection, RunAsync);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var written = await operation.Get<BillingRun>().RunAsync(cancellationToken);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{written} invoices written."));
        var reminded = await operation.Get<ReminderRun>().RunAsync(cancellationToken);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{reminded} invoices reminded of."));
        return ExitCode.Done;
    }
}
