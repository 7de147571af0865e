using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Checkout.Web.Features.Invitations;

/// <summary>The links of invitations. What the database holds opens nothing: they are sealed with the portal's own keys.</summary>
public sealed class InvitationLinks(IDataProtectionProvider protection)
{
    private const int GuidLength = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("Checkout.Invitation");

    /// <summary>The path with the token of an open invitation.</summary>
    public string PathOf(Membership member) => "/Invitation?token=" + WebEncoders.Base64UrlEncode(
        _protector.Protect([.. member.Id.ToByteArray(), .. member.InvitationKey!.Value.ToByteArray()]));

    /// <returns>Null for what is no token of this portal.</returns>
    public (Guid MemberId, Guid Key)? Read(string? token)
    {
        try
        {
            var plain = _protector.Unprotect(WebEncoders.Base64UrlDecode(token ?? ""));
            return plain.Length == 2 * GuidLength ? (new Guid(plain.AsSpan(0, GuidLength)), new Guid(plain.AsSpan(GuidLength))) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
