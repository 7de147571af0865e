using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Features.Shared;

/// <summary>A document that the user has opened.</summary>
public sealed record ViewedDocument(DocumentKind Kind, string Slug);

/// <summary>
/// The documents that this user opened last in this account, in a protected cookie of the browser (docs/decisions/0014): reading and
/// writing it takes no query, and nobody else's browser, account or sign-in opens it.
/// </summary>
public sealed class RecentlyViewedDocuments(IDataProtectionProvider protection, CurrentMember member)
{
    public const string Cookie = "checkout.recent";

    private const int Kept = 8;
    private const int AccountsKept = 3;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private readonly IDataProtector _protector = protection.CreateProtector("Checkout.RecentlyViewed");

    /// <summary>Newest first; none where nothing was opened, or by somebody else.</summary>
    public IReadOnlyList<ViewedDocument> Read(HttpRequest request) =>
        member.Chosen is { } account && Open(request)?.Accounts.Find(list => list.Account == account.Id) is { } found ? found.Documents
            : [];

    public void Record(HttpContext context, ViewedDocument document)
    {
        if (member is not { SignedIn: { } user, Chosen: { } account })
        {
            return;
        }

        var jar = Open(context.Request) ?? new Jar(user.Id, []);
        var before = jar.Accounts.Find(list => list.Account == account.Id)?.Documents ?? [];
        if (before.Count > 0 && before[0] == document)
        {
            return;
        }

        AccountList now = new(account.Id, [document, .. before.Where(other => other != document).Take(Kept - 1)]);
        jar = jar with { Accounts = [now, .. jar.Accounts.Where(list => list.Account != account.Id).Take(AccountsKept - 1)] };
        context.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(jar)),
            new CookieOptions { MaxAge = KeptFor, IsEssential = true });
    }

    private Jar? Open(HttpRequest request) => member.SignedIn is { } user && _protector.Read<Jar>(request.Cookies[Cookie]) is { } jar
        && jar.User == user.Id ? jar : null;

    private sealed record Jar(Guid User, List<AccountList> Accounts);

    private sealed record AccountList(Guid Account, List<ViewedDocument> Documents);
}
