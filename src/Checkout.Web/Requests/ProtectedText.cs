using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Requests;

/// <summary>Reads what the portal gave a browser to keep.</summary>
internal static class ProtectedText
{
    /// <returns>Null where there is none, where it is another deployment's or was altered, and where an older version wrote another
    /// form.</returns>
    public static T? Read<T>(this IDataProtector protector, string? text)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<T>(protector.Unprotect(text));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
