using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout reconcile [--since DATE | --release NUMBER]</c></summary>
internal static class ReconcileCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var since = new Option<DateOnly?>("--since")
        {
            Description = "Asks about every payment that was begun on this day or later, such as 2026-11-23: also whether money went back.",
            HelpName = "date",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    && day > DateOnly.MinValue)
                {
                    return day;
                }

                result.AddError($"“{text}” is no date such as 2026-11-23.");
                return null;
            },
        };
        var release = new Option<string?>("--release")
        {
            Description = "Frees the invoices of a payment that the gateway says nothing of. Look there first that it took no money.",
            HelpName = "number",
        };
        return Operation.Define("reconcile",
            "Asks the payment gateway once about payments that hang, and records what it says. The portal does so by itself.", connection,
            (operation, cancellation) => RunAsync(operation, operation.Parsed.GetValue(since), operation.Parsed.GetValue(release),
                cancellation), takes: [since, release]);
    }

    private static async Task<int> RunAsync(Operation operation, DateOnly? since, string? release, CancellationToken cancellation)
    {
        if (!operation.Get<CardPayments>().AreTaken)
        {
            await operation.Error.WriteLineAsync("No payment gateway is configured (Payments:Gateway): there is nobody to ask.");
            return ExitCode.Failed;
        }

        var reconcile = operation.Get<ReconcileAttempts>();
        if (release is not null)
        {
            await reconcile.ReleaseAsync(release, cancellation);
            await operation.Output.WriteLineAsync($"{release} ended; its invoices are free.");
            return ExitCode.Done;
        }

        var changed = await reconcile.RunAsync(cancellation, since);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{changed} payments brought up to date."));
        foreach (var number in await reconcile.UnansweredAsync(cancellation))
        {
            await operation.Error.WriteLineAsync(
                $"{number}: the gateway does not say whether it was paid, and it holds its invoices. Look for {number} there: if the money "
                + $"was taken, wait and reconcile again; if not, free the invoices with “checkout reconcile --release {number}”.");
        }

        return await operation.EndAsync();
    }
}
