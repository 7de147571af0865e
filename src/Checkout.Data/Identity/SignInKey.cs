using System.Security.Cryptography;
using Checkout.Data.Keys;

namespace Checkout.Data.Identity;

/// <summary>
/// Wraps the keys of sessions, open forms and mailed links, which lie in the database so that every process reads them. Whoever has a copy
/// of the database alone can make none of these.
/// </summary>
public sealed class SignInKey(DatabaseOptions database, string? configured, string? contentRoot = null)
    : OutsideKey(database, configured, "SignIn:Key", ".sign-in-key", contentRoot)
{
    private static readonly byte[] Use = Encoding.UTF8.GetBytes("Checkout sign-in keys 1");

    private static readonly int Nonce = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int Tag = AesGcm.TagByteSizes.MaxSize;

    protected override string Purpose => "protects sessions and mailed links";

    /// <summary>AES-256-GCM; the nonce and the tag come first.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> secret)
    {
        var wrapped = new byte[Nonce + Tag + secret.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, Nonce));
        using var cipher = Cipher();
        cipher.Encrypt(wrapped.AsSpan(0, Nonce), secret, wrapped.AsSpan(Nonce + Tag), wrapped.AsSpan(Nonce, Tag));
        return wrapped;
    }

    /// <exception cref="CryptographicException">It was wrapped with another key, or changed.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < Nonce + Tag)
        {
            throw new CryptographicException("This is no wrapped key.");
        }

        var secret = new byte[wrapped.Length - Nonce - Tag];
        using var cipher = Cipher();
        cipher.Decrypt(wrapped[..Nonce], wrapped[(Nonce + Tag)..], wrapped.Slice(Nonce, Tag), secret);
        return secret;
    }

    // Where the file is gone, a new one only makes everybody sign in again.
    private AesGcm Cipher()
    {
        CreateFileIfNeeded();
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, key, [], Use);
        return new AesGcm(key, Tag);
    }
}
