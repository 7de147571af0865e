namespace Checkout.Web.Authorization;

/// <summary>Remembers which account a browser looks at. It proves nothing: every request checks it against the user's
/// memberships.</summary>
public static class AccountCookie
{
    public const string Name = "checkout.account";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Write(HttpContext context, AccountAccess account) =>
        context.Response.Cookies.Append(Name, account.Number, new CookieOptions { MaxAge = Kept, IsEssential = true });
}
