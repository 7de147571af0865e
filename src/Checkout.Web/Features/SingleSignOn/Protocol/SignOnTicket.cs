using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>A sign-in that is on its way: what was asked, in a cookie of the browser that asked. It comes back with the answer, and counts
/// once.</summary>
/// <param name="AccountId">Whose provider was asked; null for the vendor's.</param>
/// <param name="Tester">The administrator who only tries the settings; null for a sign-in.</param>
public sealed record SignOnTicket(string State, string Nonce, string Verifier, Guid? AccountId, string Issuer, string ClientId,
    string? ReturnUrl, Guid? Tester, DateTimeOffset At)
{
    public static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Of the verifier, as PKCE sends it.</summary>
    public string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}

/// <summary>Keeps tickets in the browser, each in a cookie of its own: several tabs may sign in at once.</summary>
public sealed class SignOnTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Prefix = "checkout.sign-on.";
    private const int LettersOfState = 12;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("SignOn.Ticket");

    /// <summary>Until when answers have to be remembered.</summary>
    public static TimeSpan Remembered => 2 * Lifetime;

    public void Keep(HttpResponse response, SignOnTicket ticket) => response.Cookies.Append(Name(ticket.State),
        _protector.Protect(JsonSerializer.Serialize(ticket)), new CookieOptions { MaxAge = Lifetime, IsEssential = true });

    /// <summary>The ticket that the answer names, which the browser has no more afterwards.</summary>
    /// <returns>Null where it has none, or one that is too old.</returns>
    public SignOnTicket? Take(HttpContext context, string? state)
    {
        if (state is not { Length: > LettersOfState and < 100 } || context.Request.Cookies[Name(state)] is not { } kept)
        {
            return null;
        }

        context.Response.Cookies.Delete(Name(state));
        return _protector.Read<SignOnTicket>(kept) is { } ticket
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ticket.State), Encoding.UTF8.GetBytes(state))
            && clock.GetUtcNow() - ticket.At < Lifetime ? ticket : null;
    }

    private static string Name(string state) => Prefix + SignOnTicket.Hash(state)[..LettersOfState];
}
