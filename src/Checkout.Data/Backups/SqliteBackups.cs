using System.Reflection;
using System.Security.Cryptography;
using Checkout.Data.Audit;
using Checkout.Data.Keys;
using Checkout.Data.Verification;
using Microsoft.Data.Sqlite;

namespace Checkout.Data.Backups;

/// <summary>Copies the embedded database while it is used, and puts a copy in its place. Nothing is kept that was not read back.</summary>
/// <param name="key">Proves the activity of a copy.</param>
public sealed class SqliteBackups(DatabaseOptions options, AuditKey key, TimeProvider clock)
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];

    /// <summary>Writes a backup: every change that was acknowledged before the call is in it.</summary>
    /// <param name="path">A new file. It appears when it is complete.</param>
    /// <param name="verify">Says how much breaks a law; it is kept all the same, for a copy of broken data is better than none.</param>
    /// <exception cref="InvalidOperationException">There is nothing to back up, or it is damaged.</exception>
    public async Task<(BackupManifest Manifest, int Broken)> BackUpAsync(string path, string? passphrase,
        Func<DataVerification, Task<int>> verify, CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            throw new InvalidOperationException($"{path} exists already. A backup overwrites nothing.");
        }

        // The copy lies beside the database, where it needs no other protection than that has.
        var (database, unfinished) = (DatabaseFile(), path + ".unfinished");
        var copy = database + ".copying";
        using var alone = Alone(database);
        try
        {
            Delete(copy);
            File.Delete(unfinished);
            var takenAt = clock.GetUtcNow();
            CopyTo(copy);
            Settle(copy);
            int broken;
            string schema;
            using (var contexts = Contexts(copy))
            {
                broken = await verify(new DataVerification(contexts, key));
                await using var db = contexts.Modelless();
                schema = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Last();
            }

            Settle(copy);
            var manifest = await ManifestAsync(copy, schema, takenAt, cancellation);
            BackupFile.Write(unfinished, copy, manifest, passphrase);
            _ = BackupFile.Check(unfinished);
            BackupFile.Extract(unfinished, passphrase, Stream.Null);
            File.Move(unfinished, path);
            return (manifest, broken);
        }
        finally
        {
            Delete(copy);
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a backup in the place of the database, after it was proved.</summary>
    /// <param name="replaces">True where a database may be there: it stays beside the restored one.</param>
    /// <param name="forced">True to restore also what breaks a law.</param>
    /// <returns>What was restored, whether its schema is older than this program's, and the former database, if there was one.</returns>
    /// <exception cref="InvalidDataException">The file is not whole, was altered, or the passphrase is another.</exception>
    /// <exception cref="InvalidOperationException">A database is there or in use, or what is in the file can't be used.</exception>
    public async Task<(BackupManifest Manifest, bool IsOlder, string? Former)> RestoreAsync(string path, string? passphrase, bool replaces,
        bool forced, Func<DataVerification, Task<int>> verify, CancellationToken cancellation)
    {
        var database = DatabaseFile();
        if (File.Exists(database) && !replaces)
        {
            throw new InvalidOperationException($"{database} exists already. With --replace it is kept beside the restored one.");
        }

        var manifest = BackupFile.Check(path);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(database)!);
        using var alone = Alone(database);
        var restored = database + ".restoring";
        try
        {
            Delete(restored);
            using (var file = PrivateFiles.Create(restored))
            {
                BackupFile.Extract(path, passphrase, file);
                file.Flush(flushToDisk: true);
            }

            Settle(restored);
            bool isOlder;
            using (var contexts = Contexts(restored))
            {
                await using var db = contexts.Modelless();
                isOlder = (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
                if (!isOlder && (await SchemaFit.OfAsync(contexts, cancellation)).Refusal is { } refusal)
                {
                    throw new InvalidOperationException(refusal);
                }

                if (!isOlder && await verify(new DataVerification(contexts, key)) > 0 && !forced)
                {
                    throw new InvalidOperationException(
                        "The backup breaks the laws above. Nothing was changed; --force restores it all the same.");
                }
            }

            Settle(restored);
            var former = PutAside(database);
            File.Move(restored, database);
            return (manifest, isOlder, former);
        }
        finally
        {
            Delete(restored);
        }
    }

    private string DatabaseFile() => Path.GetFullPath(options.SqliteFile ?? throw new InvalidOperationException(
        "Only a SQLite file is backed up by this command. docs/deploy has scripts for PostgreSQL and SQL Server."));

    // The database sees one state while it is copied, and whoever writes does not wait.
    private void CopyTo(string copy)
    {
        PrivateFiles.Create(copy).Dispose();
        using var source = Open(DatabaseFile());
        using var target = Open(copy);
        source.BackupDatabase(target);
    }

    /// <summary>Reads every page of a file that nobody else has open, and leaves nothing beside it. Without a log, EF Core’s look whether
    /// there is a database would fail: it opens it for reading only, and every connection turns the log on.</summary>
    private static void Settle(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA integrity_check(1)";
        command.CommandTimeout = 0;
        if (command.ExecuteScalar() is not "ok" and var damage)
        {
            throw new InvalidOperationException($"The database is damaged: {damage}. Nothing was kept.");
        }
    }

    private string? PutAside(string database)
    {
        string? use = null;
        if (File.Exists(database))
        {
            try
            {
                using var connection = Open(database);
                using var command = connection.CreateCommand();
                command.CommandTimeout = 1;

                // Brings the log back into the file. That is refused while anybody else has it open. One by one: of several, the driver
                // keeps an error to itself that comes after a row.
                foreach (var step in (string[])["locking_mode = EXCLUSIVE", "journal_mode = DELETE", "journal_mode = WAL"])
                {
                    command.CommandText = $"PRAGMA {step}";
                    command.ExecuteNonQuery();
                }
            }
            catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt or NotADatabase)
            {
                // That may be why another is put in its place.
            }
            catch (SqliteException refused)
            {
                use = refused.Message;
            }
        }

        if (use is not null)
        {
            throw new InvalidOperationException($"{database} is in use ({use}). Stop the portal first. Nothing was changed.");
        }

        // What is left of a log must not be read into the restored file.
        var former = string.Create(CultureInfo.InvariantCulture, $"{database}.before-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        foreach (var suffix in Beside.Prepend("").Where(suffix => File.Exists(database + suffix)))
        {
            File.Move(database + suffix, former + suffix);
        }

        return File.Exists(former) ? former : null;
    }

    private CheckoutDbContexts Contexts(string file) => CheckoutDbContexts.For(
        new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = Connection(file) }, key);

    private static string Connection(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(Connection(file));
        connection.Open();
        return connection;
    }

    private static async Task<BackupManifest> ManifestAsync(string file, string schema, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return new(BackupManifest.Newest, version, schema, at, content.Length,
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)));
    }

    private static FileStream Alone(string database)
    {
        try
        {
            return new FileStream(database + ".backup-lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException held) when (File.Exists(database + ".backup-lock"))
        {
            throw new InvalidOperationException("Another backup or restore of this database is running.", held);
        }
    }

    private static void Delete(string file)
    {
        foreach (var suffix in Beside.Prepend(""))
        {
            File.Delete(file + suffix);
        }
    }
}
