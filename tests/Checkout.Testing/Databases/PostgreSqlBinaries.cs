namespace Checkout.Testing.Databases;

/// <summary>The server programs of the newest PostgreSQL on this machine, and how to run them: the server refuses root.</summary>
internal sealed class PostgreSqlBinaries
{
    private const string ServerUser = "postgres";

    private readonly string _folder;

    private PostgreSqlBinaries(string folder) => _folder = folder;

    /// <summary>Why there are none, in words for a skipped test; null where there are.</summary>
    public static string? Missing { get; private set; }

    public static PostgreSqlBinaries? Found { get; } = Find();

    /// <summary>True where the programs run as another user than the tests, which must then own its files.</summary>
    public static bool StepsDown => Environment.IsPrivilegedProcess;

    /// <summary>The command line of one server program, to be started as the user it may run as.</summary>
    public string[] Command(string program, params ReadOnlySpan<string> arguments) =>
        StepsDown
            ? ["runuser", "-u", ServerUser, "--", Path.Combine(_folder, program), .. arguments]
            : [Path.Combine(_folder, program), .. arguments];

    /// <summary>An empty folder that the server's user owns.</summary>
    /// <param name="onDisk">False where it need not outlive anything.</param>
    public static async Task<string> NewFolderAsync(bool onDisk)
    {
        // A private temporary folder of root's is closed to the server's user; /tmp is open to everybody.
        var disk = StepsDown ? "/tmp" : Path.GetTempPath();
        var parent = onDisk || DatabaseFolder.Path == Path.GetTempPath() ? disk : DatabaseFolder.Path;
        var path = Path.Combine(parent, $"checkout-pg-{Guid.NewGuid():N}"[..24]);
        Directory.CreateDirectory(path);
        if (StepsDown)
        {
            await ExternalProgram.RunAsync("chown", [$"{ServerUser}:", path]);
        }

        return path;
    }

    private static PostgreSqlBinaries? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            Missing = "Throw-away PostgreSQL clusters need a Unix; name a server in CHECKOUT_TEST_POSTGRESQL.";
            return null;
        }

        var newest = NewestPackaged() ?? Path.GetDirectoryName(ExternalProgram.Find("initdb"));
        if (newest is null)
        {
            Missing = "No PostgreSQL server programs on this machine (Debian: apt-get install postgresql).";
            return null;
        }

        if (StepsDown && ExternalProgram.Find("runuser") is null)
        {
            Missing = "PostgreSQL refuses root, and runuser is not there to step down.";
            return null;
        }

        return new PostgreSqlBinaries(newest);
    }

    private static string? NewestPackaged()
    {
        const string packages = "/usr/lib/postgresql";
        return !Directory.Exists(packages)
            ? null
            : Directory.GetDirectories(packages)
                .Select(version => (Version: int.TryParse(Path.GetFileName(version), System.Globalization.CultureInfo.InvariantCulture,
                    out var major) ? major : 0, Folder: Path.Combine(version, "bin")))
                .Where(found => File.Exists(Path.Combine(found.Folder, "initdb")))
                .OrderByDescending(found => found.Version)
                .Select(found => found.Folder)
                .FirstOrDefault();
    }
}
