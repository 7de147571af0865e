using Checkout.Data.Feed;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout import FILE… [--check]</c></summary>
internal static class ImportCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var files =
            new Argument<FileInfo[]>("FILE")
            {
                Description =
            "Newline-delimited JSON, or an invoice or credit note in UBL 2.1, as docs/feed.md describes them.",
                Arity = ArgumentArity.OneOrMore
            };
        files.AcceptExistingOnly();
        var check = new Option<bool>("--check") { Description = "Only look for problems; write nothing." };
        var account =
            new Option<string>("--account")
            {
                Description =
            "External id or number of the account that e-invoices are for, instead of finding it by what they say."
            };
        var issuer =
            new Option<string>("--issuer")
            {
                Description =
            "External id of the legal entity that issued the e-invoices, instead of finding it by what they say."
            };
        return Operation.Define(
            "import",
            "Imports files of the vendor's feed, each as a whole or not at all. Stops at the first file with problems.",
            connection,
            (operation, cancellation) => RunAsync(
                operation,
                [.. operation.Parsed.GetRequiredValue(files)
                .Select(file => FeedSource.File(file.FullName, operation.Parsed.GetValue(account), operation.Parsed.GetValue(issuer)))],
                operation.Parsed.GetValue(check),
                cancellation), takes: [files, check, account, issuer]);
    }

    private static async Task<int> RunAsync(Operation operation, IReadOnlyList<FeedSource> files, bool checkOnly,
        CancellationToken cancellation)
    {
        var failed = false;
        foreach (var (index, file) in files.Index())
        {
            var report = await FeedOutput.RunAsync(
                operation, progress => operation.Get<FeedImport>().RunAsync(file, checkOnly, progress, cancellation));
            await FeedOutput.WriteAsync(operation, report);
            failed |= !report.Succeeded;

            // A later file may refer to what this one would have brought.
            if (failed && !checkOnly)
            {
                foreach (var left in files.Skip(index + 1))
                {
                    await operation.Error.WriteLineAsync($"{Path.GetFileName(left.Name)}: not looked at, because of the problems before.");
                }

                break;
            }
        }

        return failed ? ExitCode.BadData : ExitCode.Done;
    }
}
