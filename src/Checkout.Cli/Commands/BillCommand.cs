using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Deadlines;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments.Gateways;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout bill</c></summary>
internal static class BillCommand
{
    public static Command Create(ConnectionOptions connection) =>
        Operation.Define("bill",
            "Does once what follows from the day: closes books, writes the invoices whose period has begun, reminds of open ones, tells of "
            + "deadlines, charges those on autopay. The portal does so by itself.", connection, RunAsync);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellation)
    {
        await operation.Get<DailyWork>().RunAsync(cancellation);
        var written = await operation.Get<BillingRun>().RunAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{written} invoices written."));
        var reminded = await operation.Get<ReminderRun>().RunAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{reminded} invoices reminded of."));
        var told = await operation.Get<DeadlineRun>().RunAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant($"{told} times told of a deadline."));
        if (operation.Get<CardPayments>().AreTaken)
        {
            var charged = await operation.Get<AutopayRun>().RunAsync(cancellation);
            await operation.Get<MethodUpkeep>().RunAsync(cancellation);
            await operation.Output.WriteLineAsync(FormattableString.Invariant($"{charged} invoices charged to a card on file."));
        }

        return await operation.EndAsync();
    }
}
