using Checkout.Cli.Commands.People;
using Checkout.Data.Audit;
using Checkout.Data.Runs;
using Checkout.Data.Tallies;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout audit verify [--account A]</c>, <c>checkout audit figures [--repair]</c>,
/// <c>checkout audit change-key</c></summary>
internal static class AuditCommand
{
    private const int ShownOfSeal = 16;

    public static Command Create(ConnectionOptions connection)
    {
        var account = new Option<string?>("--account") { Description = "Number or external id of an account; every account without it." };
        var verify = Operation.Define(
            "verify",
            "Proves that nobody has changed, removed, added or reordered an entry of the accounts' activity. Ends with 1 where someone "
            + "has.",
            connection,
            (operation, cancellation) => VerifyAsync(operation, operation.Parsed.GetValue(account), cancellation), takes: [account]);
        var repair = new Option<bool>("--repair") { Description = "Keeps what was counted, where they differ." };
        var figures = Operation.Define(
            "figures",
            "Counts every document and adds up every amount, and compares them with the figures that lists and statements show. Ends with "
            + "1 where they differ.",
            connection,
            (operation, cancellation) => FiguresAsync(operation, operation.Parsed.GetValue(repair), cancellation), takes: [repair]);
        var change = Operation.Define(
            "change-key",
            "Goes on with another Audit:Key, after Audit:FormerKeys names the one until now. Stop every portal first. Ends with 1 where "
            + "an account's activity is not in order: that stays with the former key.",
            connection,
            (operation, cancellation) => TellAsync(operation, operation.Get<AuditVerification>().ChangeKeyAsync(cancellation)));
        return new Command("audit", "Looks at the sealed activity of the accounts, and at the figures that are kept.")
        {
            verify, figures, change,
        };
    }

    private static async Task<int> FiguresAsync(Operation operation, bool repairs, CancellationToken cancellation)
    {
        var (audit, clock) = (operation.Get<TallyAudit>(), operation.Get<TimeProvider>());
        var began = clock.GetUtcNow();
        var findings = await audit.FindAsync(cancellation);
        await RunTurn.KeepAsync(operation.Get<CheckoutDbContexts>(), RunTurn.Figures, began, clock.GetUtcNow(), findings.Count,
            cancellation);
        foreach (var finding in findings)
        {
            await operation.Error.WriteLineAsync(finding.ToString());
        }

        if (findings.Count > 0 && repairs)
        {
            await audit.RecountAsync(cancellation);
        }

        await operation.Output.WriteLineAsync(findings.Count == 0 ? "All figures are what the documents come to."
            : FormattableString.Invariant($"{findings.Count} figures differ from the documents")
                + (repairs ? "; they were counted again." : "; --repair counts them again."));
        return findings.Count == 0 || repairs ? ExitCode.Done : ExitCode.BadData;
    }

    private static async Task<int> VerifyAsync(Operation operation, string? number, CancellationToken cancellation)
    {
        Guid? accountId = null;
        if (number is not null)
        {
            await using var db = operation.OpenDatabase();
            accountId = (await UsersCommand.AccountAsync(db, number, cancellation)).Id;
        }

        return await TellAsync(operation, operation.Get<AuditVerification>().RunAsync(accountId, cancellation));
    }

    private static async Task<int> TellAsync(Operation operation, IAsyncEnumerable<AuditReport> reports)
    {
        var broken = 0;
        await foreach (var report in reports)
        {
            foreach (var finding in report.Findings)
            {
                await operation.Error.WriteLineAsync(finding.ToString());
            }

            broken += report.Findings.Count == 0 ? 0 : 1;
            var ending = report.LastSeal.Length == 0 ? ""
                : $", ending in {report.LastSeal.Truncate(ShownOfSeal, ending: "")}";
            await operation.Output.WriteLineAsync(FormattableString
                .Invariant($"{report.Account}: {report.Entries} entries{ending}, {(report.Findings.Count == 0 ? "proved" : "broken")}"));
        }

        return broken == 0 ? ExitCode.Done : ExitCode.BadData;
    }
}
