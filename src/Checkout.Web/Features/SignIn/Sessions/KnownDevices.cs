using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Features.SignIn.Sessions;

/// <summary>
/// Remembers in a protected cookie who has signed in with a browser. Such a browser is no new device for that person, and strangers who
/// try the person's password elsewhere don't slow it down. It opens nothing by itself.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string Cookie = "checkout.device";

    private const int Most = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly IDataProtector _protector = protection.CreateProtector("Checkout.KnownDevices.1");

    public bool Knows(HttpContext http, Guid userId) => Read(http) is { } device && device.Users.Contains(userId);

    /// <summary>Names the browser where it is the person's; null where it is not.</summary>
    public string? Of(HttpContext http, Guid? userId) =>
        userId is { } user && Read(http) is { } device && device.Users.Contains(user) ? device.Id.ToString("N") : null;

    public void Remember(HttpContext http, Guid userId)
    {
        var known = Read(http) ?? new Device(Guid.NewGuid(), []);
        var device = known with { Users = [userId, .. known.Users.Where(user => user != userId).Take(Most - 1)] };
        http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(device)),
            new CookieOptions { MaxAge = Kept, IsEssential = true, HttpOnly = true });
    }

    private Device? Read(HttpContext http) => _protector.Read<Device>(http.Request.Cookies[Cookie]);

    private sealed record Device(Guid Id, IReadOnlyList<Guid> Users);
}
