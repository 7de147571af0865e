using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.SecondFactor;

/// <summary>Whose password was right a moment ago, in a protected cookie, until the second factor is as well.</summary>
public sealed class HalfwaySignIn(IDataProtectionProvider protection, UserManager<CheckoutUser> users, TimeProvider clock)
{
    private const string Cookie = "checkout.halfway";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("Checkout.HalfwaySignIn.1");

    public void Keep(HttpContext http, CheckoutUser user, string? returnUrl) =>
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(
            new Halfway(user.Id, user.SecurityStamp ?? "", clock.GetUtcNow(), returnUrl))),
            new CookieOptions { MaxAge = Kept, IsEssential = true, HttpOnly = true });

    /// <returns>Null where nobody is halfway in, or took too long, or the password has changed since.</returns>
    public async Task<(CheckoutUser User, string? ReturnUrl)?> FindAsync(HttpContext http) =>
        _protector.Read<Halfway>(http.Request.Cookies[Cookie]) is { } halfway && clock.GetUtcNow() - halfway.At < Kept
        && await users.FindByIdAsync(halfway.UserId.ToString()) is { Active: true } user && user.SecurityStamp == halfway.Stamp
            ? (user, halfway.ReturnUrl) : null;

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    private sealed record Halfway(Guid UserId, string Stamp, DateTimeOffset At, string? ReturnUrl);
}
