using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Checkout.Data.Keys;

/// <summary>
/// A secret that is never in the database, because whoever can read or rewrite that must not have it: from the configuration or, where
/// somebody tries the portal out, from a file.
/// </summary>
public abstract class OutsideKey
{
    public const int MinBytes = 32;

    private readonly string _setting;
    private readonly Lazy<byte[]> _bytes;

    /// <param name="database">Decides where the file is.</param>
    /// <param name="configured">What the setting says; empty to use the file.</param>
    /// <param name="setting">The setting's name.</param>
    /// <param name="suffix">Of the file's name.</param>
    /// <param name="contentRoot">Where the file lies for a database that is no file itself.</param>
    protected OutsideKey(DatabaseOptions database, string? configured, string setting, string suffix, string? contentRoot)
    {
        _setting = setting;
        IsConfigured = !string.IsNullOrEmpty(configured);
        Path = IsConfigured ? null : FileBeside(database, suffix, contentRoot);
        _bytes = new Lazy<byte[]>(() => IsConfigured ? Read(configured!) : ReadFile());
    }

    public bool IsConfigured { get; }

    /// <summary>The file that holds the key; null where it is configured, or has to be.</summary>
    public string? Path { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes.Value;

    /// <summary>What it is for, as the rest of a sentence: “The key that …”.</summary>
    protected abstract string Purpose { get; }

    /// <summary>Whether a text is a key: base64 of at least 32 bytes.</summary>
    public static bool IsKey(string text) => Decode(text) is { Length: >= MinBytes };

    /// <summary>Creates the file, readable for its owner only, where one is needed and there is none.</summary>
    internal void CreateFileIfNeeded()
    {
        if (Path is not null)
        {
            PrivateFiles.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
            PrivateFiles.CreateOnce(Path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes)) + "\n");
        }
    }

    private static string? FileBeside(DatabaseOptions database, string suffix, string? contentRoot)
    {
        if (database.Provider is not DatabaseProvider.Sqlite)
        {
            return contentRoot is null ? null : System.IO.Path.Combine(contentRoot, "App_Data", "checkout" + suffix);
        }

        var connection = new SqliteConnectionStringBuilder(database.ConnectionString);
        return connection.DataSource is { Length: > 0 } and not ":memory:" && connection.Mode is not SqliteOpenMode.Memory
            ? connection.DataSource + suffix : null;
    }

    private byte[] ReadFile() => Path switch
    {
        null => throw new InvalidOperationException(
            $"{_setting} is not set: the key that {Purpose}. “openssl rand -base64 32” makes one."),
        _ when !File.Exists(Path) => throw new InvalidOperationException(
            $"The key that {Purpose} is missing: set {_setting}, or put the file {Path} back. A new key would not open what is there "
            + $"already."),
        _ => Read(File.ReadAllText(Path).Trim()),
    };

    private byte[] Read(string text) => Decode(text) is { Length: >= MinBytes } key ? key
        : throw new InvalidOperationException(
            $"The key that {Purpose} must be at least 32 bytes in base64. “openssl rand -base64 32” makes one.");

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
