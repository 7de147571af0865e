namespace Checkout.Data.Backups;

/// <summary>What a backup says of itself, readable without a passphrase.</summary>
/// <param name="Format">Of the file; a program reads its own and earlier ones.</param>
/// <param name="Version">Of the program that made it.</param>
/// <param name="Schema">The newest migration that the database has.</param>
/// <param name="TakenAt">The moment before which every acknowledged change is in it.</param>
/// <param name="Length">Of the database, in bytes.</param>
/// <param name="Sha256">Of the database, in hexadecimal.</param>
/// <param name="Salt">In base64, where it is encrypted.</param>
/// <param name="Iterations">Of PBKDF2, where it is encrypted.</param>
public sealed record BackupManifest(int Format, string Version, string Schema, DateTimeOffset TakenAt, long Length, string Sha256,
    string? Salt = null, int Iterations = 0)
{
    public const int Newest = 1;

    public bool IsEncrypted => Salt is not null;
}
