using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>A link that waits for its user's consent.</summary>
/// <param name="Key">By which the provider's person is found again.</param>
public sealed record PendingLink(Guid AccountId, string Issuer, string Key, Guid UserId, string? ReturnUrl, DateTimeOffset At);

/// <summary>Keeps what waits for consent in the browser that came from the provider.</summary>
public sealed class SignOnConsents(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "checkout.sign-on-link";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("SignOn.Link");

    public void Keep(HttpResponse response, Returned returned, CheckoutUser user) =>
        response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(new PendingLink(returned.AccountId,
            returned.Ticket.Issuer, returned.Person.Key(returned.Ticket.Issuer), user.Id, returned.Ticket.ReturnUrl, clock.GetUtcNow()))),
            new CookieOptions { MaxAge = Lifetime, IsEssential = true });

    /// <returns>Null where nothing waits any more.</returns>
    public PendingLink? Read(HttpRequest request) => _protector.Read<PendingLink>(request.Cookies[Cookie]) is { } link
        && clock.GetUtcNow() - link.At < Lifetime ? link : null;

    public void Forget(HttpResponse response) => response.Cookies.Delete(Cookie);
}
