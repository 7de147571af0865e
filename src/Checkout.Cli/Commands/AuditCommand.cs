using System.CommandLine;
using Checkout.Data.Audit;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout audit verify [--account A]</c></summary>
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
            (operation, cancellation) => VerifyAsync(operation, operation.Parsed.GetValue(account), cancellation));
        verify.Options.Add(account);
        return new Command("audit", "Looks at the sealed activity of the accounts.") { verify };
    }

    private static async Task<int> VerifyAsync(Operation operation, string? number, CancellationToken cancellation)
    {
        Guid? accountId = null;
        if (number is not null)
        {
            await using var db = operation.OpenDatabase();
            accountId = (await UsersCommand.AccountAsync(db, number, cancellation)).Id;
        }

        var broken = 0;
        await foreach (var report in operation.Get<AuditVerification>().RunAsync(accountId, cancellation))
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
