using System.Security.Cryptography;

namespace Checkout.Data.Identity;

/// <summary>An authenticator app of a person: codes of six digits that change every 30 seconds (RFC 6238 with SHA-1, which all apps
/// know).</summary>
public sealed class Authenticator
{
    public const int SecretBytes = 20;

    private const int StepSeconds = 30;

    private Authenticator() { }

    /// <param name="firstStep">That of the code with which it was added.</param>
    public Authenticator(Guid userId, string secret, long firstStep, DateTimeOffset now) =>
        (UserId, Secret, LastStep, AddedAt) = (userId, secret, firstStep, now);

    public Guid UserId { get; private set; }

    /// <summary>Protected by a key outside the database.</summary>
    public string Secret { get; private set; } = null!;

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The last step whose code was used; no code holds twice.</summary>
    public long LastStep { get; private set; }

    /// <summary>The step whose code this is, one before or after the clock's included; null where it is none's.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(secret, step)),
                System.Text.Encoding.ASCII.GetBytes(code)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>What the app shows at that moment.</summary>
    public static string CodeAt(ReadOnlySpan<byte> secret, DateTimeOffset now) => CodeAt(secret, now.ToUnixTimeSeconds() / StepSeconds);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "What authenticator apps compute.")]
    private static string CodeAt(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A code on paper for whoever has lost the app. It holds once.</summary>
public sealed class RecoveryCode
{
    public const int Count = 10;

    // Without what is mistaken for something else.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Length = 12;

    private RecoveryCode() { }

    public RecoveryCode(Guid userId, string code) => (UserId, Hash) = (userId, HashOf(userId, code));

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid UserId { get; private set; }

    /// <summary>Of 59 random bits together with the person: slow hashing adds nothing.</summary>
    public string Hash { get; private set; } = null!;

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>New codes, such as abcd-efgh-jkmn.</summary>
    public static IReadOnlyList<string> Make() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4)
            .Select(part => new string(part))))];

    /// <summary>However it was typed.</summary>
    public static string HashOf(Guid userId, string code) =>
        SignInTries.KeyOf(userId.ToString("N"), string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant());
}
