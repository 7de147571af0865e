using Checkout.Data.Audit;
using Checkout.Web.Messages;
using Microsoft.Data.Sqlite;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Free room, folders that are written to, and who else may read what is secret.</summary>
internal sealed class FilesCheckUp(DatabaseOptions database, AuditKey auditKey, SignInKey signInKey, IOptions<MailOptions> mail,
    Secrets secrets, Outside outside, IWebHostEnvironment environment) : IDoctorCheck
{
    private const long Megabyte = 1 << 20;
    private const long Full = 100 * Megabyte;
    private const long Low = 1024 * Megabyte;

    private static readonly string[] NetworkDisks = ["nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "fuse.glusterfs", "ceph"];

    private string Root => environment.ContentRootPath;

    private string? DatabaseFile => database.Provider is DatabaseProvider.Sqlite
        && new SqliteConnectionStringBuilder(database.ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: var source }
        && Path.IsPathRooted(source) ? source : null;

    public Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var folders = Written().Distinct(StringComparer.Ordinal).ToList();
        var findings = folders.Where(folder => !IsWritable(folder)).Select(Ailments.FolderUnwritable.Found)
            .Concat(folders.Append(Root).SelectMany(Room).DistinctBy(finding => finding.Ailment));
        if (DatabaseFile is { } file && Disk(file) is var (_, format)
            && NetworkDisks.Any(kind => format.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
        {
            findings = findings.Append(Ailments.NetworkDisk.Found($"{file} lies on {format}."));
        }

        return Task.FromResult(findings.Concat(Secret().Where(IsOpenToOthers).Select(Ailments.SecretsReadable.Found)));
    }

    private IEnumerable<string> Written() => new[]
    {
        DatabaseFile is { } file ? Path.GetDirectoryName(file) : null,
        mail.Value.Host.Length == 0 ? Path.Combine(Root, mail.Value.Folder) : null,
        Path.GetTempPath(),
    }.OfType<string>();

    private IEnumerable<string> Secret() => new[] { Root, Path.Combine(Root, ".."), Directory.GetCurrentDirectory() }
        .Select(folder => Path.GetFullPath(Path.Combine(folder, "secrets.env")))
        .Concat(Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "appsettings*.json").Where(IsReadWithSecrets) : [])
        .Concat(new[] { DatabaseFile, auditKey.Path, signInKey.Path }.OfType<string>())
        .Distinct(StringComparer.Ordinal).Where(File.Exists);

    private bool IsReadWithSecrets(string path)
    {
        try
        {
            return secrets.AreIn(File.ReadAllText(path));
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IEnumerable<Finding> Room(string folder) => Disk(folder) is var (free, _) && free < Low
        ? [(free < Full ? Ailments.DiskFull : Ailments.DiskLow)
            .Found(FormattableString.Invariant($"{free / Megabyte} MB are free at {folder}."))]
        : [];

    private (long Free, string Format)? Disk(string path)
    {
        try
        {
            return outside.Disk(Existing(path));
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // The folder, or the one in which it is going to be made.
    private static string Existing(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }

    private static bool IsWritable(string folder)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(Existing(folder), $".doctor-{Guid.NewGuid():N}"), FileMode.CreateNew,
                FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return !IsFile(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A file stands where the folder, or one above it, would have to be.
    private static bool IsFile(string folder)
    {
        for (var path = Path.GetFullPath(folder); path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpenToOthers(string path)
    {
        if (OperatingSystem.IsWindows() || !File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead))
        {
            return false;
        }

        // Nobody gets to it through a folder that is closed.
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }
}
