using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Checkout.Data.Identity;
using Checkout.Domain.Accounts;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Access;

/// <summary>What a limit takes away is not offered on any page, and the page says why; what it leaves works.</summary>
[Trait("Acceptance", "U2")]
public sealed class LimitedMembers(LimitedMembers.DemoPortal portal) : IClassFixture<LimitedMembers.DemoPortal>
{
    private static readonly FakeTimeProvider Clock = new(TestDatabase.DemoImportedAt);

    // Pages enough to meet every button of every kind of document.
    private const int Most = 400;

    private readonly Portal _portal = portal.Portal;

    public static TheoryData<string, int, decimal?> Members => new()
    {
        { "read only", (int)Limits.ReadOnly, null },
        { "may not accept", (int)Limits.MayNotAccept, null },
        { "may not pay", (int)Limits.MayNotPay, null },
        { "limited amount", (int)Limits.None, 500m },
        { "full", (int)Limits.None, null },
    };

    [Theory, MemberData(nameof(Members))]
    public async Task Are_offered_nothing_that_would_be_refused(string name, int limits, decimal? ordersUpTo)
    {
        using var browser = await MemberAsync($"{name.Replace(' ', '.')}@acme.example",
            new MemberRights(Permissions.ManageBilling, (Limits)limits, ordersUpTo));
        var (waiting, seen, refused) = (new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal) { "/" }, new List<string>());
        var forms = new HashSet<string>(StringComparer.Ordinal);
        var asked = 0;
        while (waiting.TryDequeue(out var path) && asked++ < Most)
        {
            var page = await browser.GetAsync(path);
            if (page.Status is HttpStatusCode.Forbidden)
            {
                refused.Add(path);
                continue;
            }

            if (page.Status is not HttpStatusCode.OK || page.Response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            foreach (var form in page.All("form[method=post]").OfType<IHtmlFormElement>())
            {
                var kind = Kind(new Uri(form.Action).AbsolutePath);
                if (forms.Add(kind) && kind is not "/SignOut")
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(form.Action).AbsolutePath);
                    request.Content = new FormUrlEncodedContent([]);
                    if ((await browser.SendAsync(request)).Status is HttpStatusCode.Forbidden)
                    {
                        refused.Add($"POST {kind} on {path}");
                    }
                }
            }

            foreach (var anchor in page.All("a[href]").OfType<IHtmlAnchorElement>())
            {
                var link = new Uri(anchor.Href);
                if (link.Authority == page.Response.RequestMessage!.RequestUri!.Authority && !Skipped(link) && seen.Add(Kind(link, anchor)))
                {
                    waiting.Enqueue(link.PathAndQuery);
                }
            }
        }

        Assert.True(asked > 40, $"Only {asked} pages were found.");
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    [Theory]
    [InlineData((int)Limits.ReadOnly, "/Quotes/{quote}", "/Acceptance", "Your access is read only")]
    [InlineData((int)Limits.MayNotAccept, "/Quotes/{quote}", "/Acceptance", "You can’t accept")]
    [InlineData((int)Limits.MayNotPay, "/PaymentMethods", "/PaymentMethods", "You can’t pay")]
    public async Task Are_told_why_where_the_button_would_be_and_where_they_go_there_all_the_same(int limits, string path, string action,
        string why)
    {
        using var browser = await MemberAsync($"limited.{limits}.{action.Length}@acme.example",
            new MemberRights(Permissions.ManageBilling, (Limits)limits));
        await using var db = _portal.Unscoped();
        var quote = await db.Quotes.Where(row => row.Status == Domain.Quotes.QuoteStatus.Active && row.Revision == 1
            && db.Accounts.Any(account => account.Id == row.AccountId && account.Name.StartsWith("Acme")))
            .OrderByDescending(row => row.ExpiresOn).Select(row => row.Slug).FirstAsync();

        var page = (await browser.GetAsync(path.Replace("{quote}", quote, StringComparison.Ordinal))).Expect(HttpStatusCode.OK);

        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All($"main a[href$='{action}'], main form[action$='{action}']"));
        var refused = (await browser.GetAsync(action == "/Acceptance" ? $"/Quotes/{quote}/Acceptance" : "/Pay?invoice=none"))
            .Expect(HttpStatusCode.Forbidden);
        Assert.Contains(why, refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Find("a[href='/WhomToAsk']"));
    }

    private async Task<PortalClient> MemberAsync(string email, MemberRights rights)
    {
        await using var db = _portal.Unscoped();
        var account = await db.Accounts.SingleAsync(row => row.Name.StartsWith("Acme"));
        var (user, set) = (new CheckoutUser(email, email), new PermissionSet(account.Id, email, rights));
        var membership = new Membership(account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == "Standard User"));
        membership.Grant(set);
        db.AddRange(user, set, membership);
        await db.SaveChangesAsync();
        return await _portal.SignedInAs(email);
    }

    // One page of each kind: documents of a tab and a status are alike, and so are the pages, filters and sorts of a list.
    private static string Kind(Uri link, IHtmlAnchorElement anchor) =>
        $"{Kind(link.AbsolutePath)} {anchor.Closest("tr")?.QuerySelector(".status")?.TextContent} "
            + string.Join('&', link.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[0]));

    private static string Kind(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "[0-9A-Fa-f]*[0-9][0-9A-Fa-f]*", "0", default, TimeSpan.FromSeconds(1));

    private static bool Skipped(Uri link) => link.Query.Contains("sort=", StringComparison.Ordinal)
        || link.Query.Contains("format=", StringComparison.Ordinal) || link.Query.Contains("files=", StringComparison.Ordinal)
        || link.AbsolutePath.EndsWith("/Pdf", StringComparison.Ordinal);

    /// <summary>One portal with the demo for all of them: they look, and what they send is refused.</summary>
    public sealed class DemoPortal : IAsyncLifetime
    {
        private TestDatabase _database = null!;

        internal Portal Portal { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
            Portal = Portal.Start(_database, Clock, new PortalSettings
            {
                Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payments:Gateway"] = "Simulated" },
            });
        }

        public async Task DisposeAsync()
        {
            await Portal.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
