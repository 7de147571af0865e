using System.CommandLine;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout reconcile</c></summary>
internal static class ReconcileCommand
{
    public static Command Create(ConnectionOptions connection) =>
        Operation.Define("reconcile",
            "Asks the payment gateway once about payments that hang, and records what it says. The portal does so by itself.", connection,
            RunAsync);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellation)
    {
        if (!operation.Get<CardPayments>().AreTaken)
        {
            await operation.Error.WriteLineAsync("No payment gateway is configured (Payments:Gateway): there is nobody to ask.");
            return ExitCode.Failed;
        }

        var changed = await operation.Get<ReconcileAttempts>().RunAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{changed} payments brought up to date."));
        return await operation.EndAsync();
    }
}
