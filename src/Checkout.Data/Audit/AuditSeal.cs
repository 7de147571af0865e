using System.Security.Cryptography;

namespace Checkout.Data.Audit;

/// <summary>
/// The seals themselves: HMAC-SHA256 over every field in a fixed order, each with its length before it, so that no two records share a
/// form. A field that is added later gets a form of its own, or older entries would not open any more.
/// </summary>
internal static class AuditSeal
{
    /// <summary>Characters of a seal: 32 bytes in hexadecimal.</summary>
    public const int Length = 2 * HMACSHA256.HashSizeInBytes;

    private const string EntryForm = "checkout audit entry 1";
    private const string HeadForm = "checkout audit head 1";

    /// <param name="key">The deployment's key.</param>
    /// <param name="entry">The entry as it stands.</param>
    /// <param name="searchText">The words it is found by, a column beside the entity.</param>
    /// <param name="number">Its place; another than its own to find out where an entry stood once.</param>
    public static string Of(AuditKey key, AuditEntry entry, string? searchText, long number) => Over(key,
        EntryForm, Text(entry.AccountId), Text(number), entry.PreviousSeal, Text(entry.Id), Text(entry.Version), Text(entry.Ordinal),
        entry.UserId is { } user ? Text(user) : null,
        entry.Actor, entry.Action.ToString(), entry.Subject, entry.Details, entry.IpAddress, Text(entry.At.UtcTicks), searchText);

    public static string Of(AuditKey key, AuditHead head) => Over(key, HeadForm, Text(head.AccountId), Text(head.Count), head.LastSeal);

    private static string Over(AuditKey key, params ReadOnlySpan<string?> fields)
    {
        var form = new StringBuilder();
        foreach (var field in fields)
        {
            form.Append(field is null ? "-" : Text(field.Length)).Append(':').Append(field).Append('\n');
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(form.ToString())));
    }

    private static string Text(Guid id) => id.ToString("N");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
