using Checkout.Data.Audit;
using Checkout.Data.Verification;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout verify</c></summary>
internal static class VerifyCommand
{
    public static Command Create(ConnectionOptions connection) => Operation.Define("verify",
        "Proves every law that the data can be held to: sums, allocations, ledger, numbers, currencies, evidence, figures, seals. Names "
        + "what breaks one and ends with 1.", connection, RunAsync);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellation)
    {
        var broken = await TellAsync(operation, new DataVerification(operation.Get<CheckoutDbContexts>(), operation.Get<AuditKey>()),
            cancellation);
        await operation.Output.WriteLineAsync(broken == 0 ? "Every law holds."
            : FormattableString.Invariant($"{broken} findings."));
        return broken == 0 ? ExitCode.Done : ExitCode.BadData;
    }

    /// <summary>Writes what is found to standard error, as it is found.</summary>
    /// <returns>How much it was.</returns>
    internal static async Task<int> TellAsync(Operation operation, DataVerification verification, CancellationToken cancellation)
    {
        var broken = 0;
        await foreach (var finding in verification.RunAsync(cancellation))
        {
            broken++;
            await operation.Error.WriteLineAsync(finding.ToString());
        }

        return broken;
    }
}
