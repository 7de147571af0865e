using System.Security.Cryptography;

namespace Checkout.Data.Payments.Simulated;

/// <summary>The signature of the simulated gateway’s notifications: a time and an HMAC-SHA256 over time and body, as “t=…,v1=…”.</summary>
public sealed class SimulatedSignature(string? secret)
{
    /// <summary>A notification that is older is refused: it may be a replay.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // Without a configured secret only this process can sign, and delivers to itself.
    private readonly byte[] _key = string.IsNullOrEmpty(secret) ? RandomNumberGenerator.GetBytes(32) : Encoding.UTF8.GetBytes(secret);

    public string Sign(string body, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Of(time, body)}";
    }

    public bool IsRight(string body, string? signature, DateTimeOffset now)
    {
        var parts = (signature ?? "").Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        return parts["t"].FirstOrDefault() is { } time
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Window.TotalSeconds
            && parts["v1"].Any(value => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(value),
                Encoding.ASCII.GetBytes(Of(time, body))));
    }

    private string Of(string time, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{time}.{body}")));
}
