using Checkout.Data.Feed.Export;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout export --since INSTANT [--out FILE]</c></summary>
internal static class ExportCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var since = new Option<DateTimeOffset>("--since")
        {
            Description = "The instant from which on things are exported, such as 2026-11-23T14:30:00Z: the “until” of the export before.",
            Required = true,
            HelpName = "instant",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
                {
                    return instant;
                }

                result.AddError($"“{text}” is no instant such as 2026-11-23T14:30:00Z.");
                return default;
            },
        };
        var output =
            new Option<FileInfo?>("--out")
            {
                Description =
            "Writes to this file, which appears only when it is complete; to standard output otherwise.",
                HelpName = "file"
            };
        return Operation.Define(
            "export",
            "Writes what happened on the portal as newline-delimited JSON: orders, declined quotes, questions, contact requests.",
            connection,
            (operation, cancellation) => RunAsync(operation, operation.Parsed.GetRequiredValue(since), operation.Parsed.GetValue(output),
            cancellation), takes: [since, output]);
    }

    private static async Task<int> RunAsync(Operation operation, DateTimeOffset since, FileInfo? file, CancellationToken cancellation)
    {
        var export = operation.Get<FeedExport>();
        if (file is null)
        {
            await using var writer = new LineStream(operation.Output);
            await export.WriteAsync(writer, since, cancellation);
            return ExitCode.Done;
        }

        var partial = file.FullName + ".partial";
        ExportEndRecord end;
        await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
        {
            end = await export.WriteAsync(stream, since, cancellation);
        }

        File.Move(partial, file.FullName, overwrite: true);
        await operation.Output.WriteLineAsync(FormattableString
            .Invariant($"{end.Records} records. The next export begins with --since {end.Until:yyyy-MM-ddTHH:mm:ss.fffffffZ}"));
        return ExitCode.Done;
    }
}
