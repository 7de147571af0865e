using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Checkout.Data.Audit;

/// <summary>
/// The key of the seals: from the configuration or, where somebody tries the portal out, from a file that is made for a database that
/// has sealed nothing yet. It is never in the database: whoever can rewrite that must not be able to seal what was rewritten.
/// </summary>
public sealed class AuditKey
{
    public const int MinBytes = 32;

    private const string Suffix = ".audit-key";

    private readonly Lazy<byte[]> _bytes;

    /// <param name="database">The database whose entries are sealed; decides where the file is.</param>
    /// <param name="configured">The setting Audit:Key; empty to use the file.</param>
    /// <param name="contentRoot">Where the file lies for a database that is no file itself.</param>
    /// <param name="isForTrying">True in development, where a file is made without being asked for.</param>
    public AuditKey(DatabaseOptions database, string? configured, string? contentRoot = null, bool isForTrying = true)
    {
        IsConfigured = !string.IsNullOrEmpty(configured);
        IsForTrying = isForTrying;
        Path = IsConfigured ? null : FileBeside(database) ?? FileIn(database, contentRoot);
        _bytes = new Lazy<byte[]>(() => IsConfigured ? Read(configured!) : ReadFile());
    }

    public bool IsConfigured { get; }

    internal bool IsForTrying { get; }

    /// <summary>The file that holds the key; null where it is configured, or has to be.</summary>
    public string? Path { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes.Value;

    /// <summary>Whether a text is a key: base64 of at least 32 bytes.</summary>
    public static bool IsKey(string text) => Decode(text) is { Length: >= MinBytes };

    /// <summary>Creates the file, readable for its owner only, where one is needed and there is none.</summary>
    internal void CreateFileIfNeeded()
    {
        if (Path is null || File.Exists(Path))
        {
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var unfinished = $"{Path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(unfinished, options))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes)));
        }

        try
        {
            File.Move(unfinished, Path, overwrite: false);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was first; its key is the key.
            File.Delete(unfinished);
        }
    }

    private static string? FileBeside(DatabaseOptions database)
    {
        if (database.Provider is not DatabaseProvider.Sqlite)
        {
            return null;
        }

        var connection = new SqliteConnectionStringBuilder(database.ConnectionString);
        return connection.DataSource is { Length: > 0 } and not ":memory:" && connection.Mode is not SqliteOpenMode.Memory
            ? connection.DataSource + Suffix : null;
    }

    private static string? FileIn(DatabaseOptions database, string? contentRoot) =>
        contentRoot is null || database.Provider is DatabaseProvider.Sqlite ? null
            : System.IO.Path.Combine(contentRoot, "App_Data", "checkout" + Suffix);

    private byte[] ReadFile() => Path switch
    {
        null => throw new InvalidOperationException(
            "Audit:Key is not set. It seals every account’s activity; “openssl rand -base64 32” makes one."),
        _ when !File.Exists(Path) => throw new InvalidOperationException(
            $"The key that seals the accounts’ activity is missing: set Audit:Key (“openssl rand -base64 32” makes one), or put the file "
            + $"{Path} back if there was one. A new key would not open what is sealed already."),
        _ => Read(File.ReadAllText(Path).Trim()),
    };

    private static byte[] Read(string text) =>
        Decode(text) is { Length: >= MinBytes } key ? key
            : throw new InvalidOperationException(
            "The key that seals the accounts’ activity must be at least 32 bytes in base64. “openssl rand -base64 32” makes one.");

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
