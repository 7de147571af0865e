using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Checkout.Data.Keys;

namespace Checkout.Data.Backups;

/// <summary>
/// A backup in one file: a mark, the length of the manifest and the manifest, the database compressed and, with a passphrase, encrypted,
/// and the SHA-256 of all that. Whatever of it is missing or another is found before anything is taken out.
/// </summary>
public static class BackupFile
{
    public const int ShortestPassphrase = 12;

    // What OWASP asks of PBKDF2 with SHA-256.
    private const int Iterations = 600_000;
    private const int LongestManifest = 10_000;

    private static ReadOnlySpan<byte> Mark => "checkout backup\n"u8;

    /// <summary>Writes a database as a new file, to the disk.</summary>
    /// <param name="passphrase">Null to encrypt nothing.</param>
    public static void Write(string path, string database, BackupManifest manifest, string? passphrase)
    {
        if (passphrase is not null)
        {
            manifest = manifest with { Salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)), Iterations = Iterations };
        }

        var about = JsonSerializer.SerializeToUtf8Bytes(manifest);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, about.Length);
        using var file = PrivateFiles.Create(path);
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            hashed.Write(Mark);
            hashed.Write(length);
            hashed.Write(about);
            using var content = passphrase is null ? (Stream)hashed
                : new SealedStream(hashed, Key(manifest, passphrase), about, writes: true);
            using var packed = new BrotliStream(content, CompressionLevel.Fastest);
            using var source = File.OpenRead(database);
            source.CopyTo(packed);
        }

        file.Write(hash.Hash);
        file.Flush(flushToDisk: true);
    }

    /// <summary>What a whole and unaltered file says of itself.</summary>
    /// <exception cref="InvalidDataException">It is not whole, altered, none of ours, or of a newer version.</exception>
    public static BackupManifest Check(string path)
    {
        using var file = File.OpenRead(path);
        var (manifest, _) = ReadManifest(file);
        var left = file.Length - SHA256.HashSizeInBytes;
        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (left > 0)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        var stated = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(stated);
        if (!stated.AsSpan().SequenceEqual(hash.GetHashAndReset()))
        {
            throw Refused(path, "is cut off or was altered: its checksum is another");
        }

        return manifest.Format <= BackupManifest.Newest ? manifest
            : throw Refused(path, $"was made by a newer version ({manifest.Version}). Restore it with that");
    }

    /// <summary>Takes the database out of a file that <see cref="Check"/> has read.</summary>
    /// <exception cref="InvalidDataException">The passphrase is missing or another, or what comes out is not what went in.</exception>
    public static void Extract(string path, string? passphrase, Stream target)
    {
        using var file = File.OpenRead(path);
        var (manifest, about) = ReadManifest(file);
        if (manifest.IsEncrypted && passphrase is null)
        {
            throw Refused(path, "is encrypted. Give the passphrase that it was made with");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        try
        {
            using var content = manifest.IsEncrypted ? new SealedStream(file, Key(manifest, passphrase!), about, writes: false)
                : (Stream)file;
            using var packed = new BrotliStream(content, CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            while (packed.Read(buffer) is > 0 and var read && length <= manifest.Length)
            {
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
                length += read;
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Refused(path, "was made with another passphrase, or altered on purpose");
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException or InvalidOperationException)
        {
            throw Refused(path, "was altered on purpose: it can’t be unpacked");
        }

        if (length != manifest.Length || Convert.ToHexStringLower(hash.GetHashAndReset()) != manifest.Sha256)
        {
            throw Refused(path, "holds another database than the one that it names");
        }
    }

    private static (BackupManifest Manifest, byte[] Bytes) ReadManifest(FileStream file)
    {
        Span<byte> mark = stackalloc byte[Mark.Length];
        Span<byte> length = stackalloc byte[sizeof(int)];
        if (file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.SequenceEqual(Mark))
        {
            throw Refused(file.Name, "is no backup of Checkout, or its beginning is cut off or altered");
        }

        try
        {
            file.ReadExactly(length);
            var bytes = new byte[Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(length), 0, LongestManifest)];
            file.ReadExactly(bytes);
            return file.Length >= file.Position + SHA256.HashSizeInBytes
                ? (JsonSerializer.Deserialize<BackupManifest>(bytes)!, bytes) : throw new EndOfStreamException();
        }
        catch (Exception exception) when (exception is EndOfStreamException or JsonException)
        {
            throw Refused(file.Name, "is cut off or was altered: its manifest can’t be read");
        }
    }

    private static byte[] Key(BackupManifest manifest, string passphrase) => Rfc2898DeriveBytes.Pbkdf2(passphrase,
        Convert.FromBase64String(manifest.Salt!), manifest.Iterations, HashAlgorithmName.SHA256, SealedStream.KeyBytes);

    private static InvalidDataException Refused(string path, string why) => new($"{Path.GetFileName(path)} {why}. Nothing was changed.");
}
