using Checkout.Data.Audit;
using Checkout.Data.Backups;

namespace Checkout.Cli.Commands;

/// <summary><c>checkout backup FILE</c>, <c>checkout restore FILE [--replace] [--force]</c></summary>
internal static class BackupCommand
{
    private const string Variable = "CHECKOUT_BACKUP_PASSPHRASE";

    private static readonly Argument<string> File = new("file") { Description = "The backup." };

    private static readonly Option<FileInfo?> KeyFile = new("--key-file")
    {
        Description = $"Encrypts, or opens, with the passphrase in this file; without it with that in {Variable}, if there is one.",
        HelpName = "file",
    };

    public static Command Backup(ConnectionOptions connection)
    {
        return Operation.Define("backup",
            "Copies the SQLite database into one file while the portal goes on, proves it, and reads it back. Ends with 1 where it is kept "
            + "but breaks a law.", connection, BackUpAsync, takes: [File, KeyFile]);
    }

    public static Command Restore(ConnectionOptions connection)
    {
        var replace = new Option<bool>("--replace") { Description = "Keeps the database that is there beside the restored one." };
        var force = new Option<bool>("--force") { Description = "Restores also what breaks a law." };
        return Operation.Define("restore", "Puts a backup in the place of the SQLite database, after it was proved.", connection,
            (operation, token) => RestoreAsync(operation, operation.Parsed.GetValue(replace), operation.Parsed.GetValue(force), token),
            needsSchema: false, takes: [File, replace, force, KeyFile]);
    }

    private static async Task<int> BackUpAsync(Operation operation, CancellationToken cancellation)
    {
        var (path, passphrase) = (Path.GetFullPath(operation.Parsed.GetRequiredValue(File)), Passphrase(operation));
        var (manifest, broken) = await Of(operation).BackUpAsync(path, passphrase,
            verification => VerifyCommand.TellAsync(operation, verification, cancellation), cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant(
            $"{path}: the database of {manifest.TakenAt:yyyy-MM-dd HH:mm:ss}Z, {manifest.Length} bytes, {(broken == 0
                ? "every law holds" : $"{broken} findings")}."));
        await operation.Output.WriteLineAsync(passphrase is null ? "It is not encrypted, and holds personal data."
            : "It is encrypted: without the passphrase nobody opens it.");
        await operation.Output.WriteLineAsync("Not in it: Audit:Key, SignIn:Key, Stripe’s keys, settings, the logo.");
        return broken == 0 ? ExitCode.Done : ExitCode.BadData;
    }

    private static async Task<int> RestoreAsync(Operation operation, bool replaces, bool forced, CancellationToken cancellation)
    {
        var (manifest, isOlder, former) = await Of(operation).RestoreAsync(operation.Parsed.GetRequiredValue(File), Passphrase(operation),
            replaces, forced, verification => VerifyCommand.TellAsync(operation, verification, cancellation), cancellation);
        await operation.Output.WriteLineAsync(FormattableString.Invariant(
            $"Restored the database of {manifest.TakenAt:yyyy-MM-dd HH:mm:ss}Z, made by version {manifest.Version}."));
        if (former is not null)
        {
            await operation.Output.WriteLineAsync($"The former database is {former}.");
        }

        await operation.Output.WriteLineAsync(isOlder ? "Its schema is older: run “checkout migrate”, then “checkout verify”."
            : "Every law was checked.");
        await operation.Output.WriteLineAsync(FormattableString.Invariant(
            $"It needs the Audit:Key and the SignIn:Key of that time. Run “checkout reconcile --since {manifest.TakenAt:yyyy-MM-dd}”: ")
            + "payments may have been taken since, and mails that were sent since are sent again if they are due again.");
        return ExitCode.Done;
    }

    private static SqliteBackups Of(Operation operation) =>
        new(operation.Get<DatabaseOptions>(), operation.Get<AuditKey>(), operation.Get<TimeProvider>());

    // Never an argument: others on the machine see those.
    private static string? Passphrase(Operation operation)
    {
        var given = operation.Parsed.GetValue(KeyFile) is { } file ? System.IO.File.ReadAllText(file.FullName).Trim()
            : Environment.GetEnvironmentVariable(Variable);
        return given is null or { Length: >= BackupFile.ShortestPassphrase } ? given
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"The passphrase is shorter than {BackupFile.ShortestPassphrase} characters. “openssl rand -base64 32” makes one."));
    }
}
