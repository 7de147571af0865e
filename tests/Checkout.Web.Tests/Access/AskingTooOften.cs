using System.Net;
using Checkout.Data.Throttling;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Throttling;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Access;

/// <summary>Every route stands in <c>limits.tsv</c> with what it counts as, and whoever asks too often for anything of a kind is refused in
/// words: one user wherever they are, and one network whoever asks.</summary>
[Trait("Acceptance", "U6")]
public sealed class AskingTooOften : IAsyncLifetime
{
    private const string Header = "method\troute\tcounts as";
    private const string NotLimited = "-";

    // One of a kind of route that any page may be asked with.
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["files"] = "/Invoices?files=all",
        ["format"] = "/Payments?format=csv",
        ["q"] = "/Search?q=data",
    };

    private TestDatabase _database = null!;
    private Portal _portal = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        _portal = Portal.Start(_database, new FakeTimeProvider(TestDatabase.DemoImportedAt), new PortalSettings
        {
            // One of everything, and as much as two people's from one address.
            Configuration = Unlimited.Settings.Keys.ToDictionary(setting => setting, _ => "1", StringComparer.Ordinal)
                .Append(new("Limits:MembersPerAddress", "2")).Append(new("Proxy:TrustedNetworks:0", "0.0.0.0/0"))
                .Append(new("Proxy:TrustedNetworks:1", "::/0")).ToDictionary(StringComparer.Ordinal),
        });
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Every_route_counts_as_declared()
    {
        var declared = (await File.ReadAllLinesAsync(RepositoryRoot.Combine("tests", "Checkout.Web.Tests", "Access", "limits.tsv")))
            .Skip(1);
        var actual = Routes().Select(row => $"{row.Method}\t{row.Route}\t{row.Group?.ToString() ?? NotLimited}")
            .Concat(ThrottledRoutes.Parameters.Select(row => $"GET\t*?{row.Parameter}=\t{row.Group}"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        await File.WriteAllLinesAsync(Path.Combine(Artifacts.Folder("routes"), "limits.tsv"), [Header, .. actual]);
        Assert.Equal(declared, actual);
    }

    [Fact]
    public async Task Every_kind_is_refused_to_a_user_wherever_they_are_and_to_a_network_whoever_asks()
    {
        var kinds = Routes().Where(row => row.Group is not null)
            .Select(row => (row.Method, Path: "/" + Filled(row.Route), row.Group!.Value))
            .Concat(ThrottledRoutes.Parameters.Select(row => (Method: "GET", Path: Asked[row.Parameter], row.Group)))
            .GroupBy(row => row.Item3).ToList();
        var people = new List<PortalClient>();
        foreach (var email in (string[])["admin@acme.example", "billing@acme.example", "admin@globex.example", "group@holding.example"])
        {
            people.Add(await _portal.SignedInAs(email));
        }

        // Mails are counted where they are written, not by route.
        Assert.Equal(Enum.GetValues<ThrottleGroup>().Except([ThrottleGroup.Mail]), kinds.Select(kind => kind.Key).Order());
        foreach (var kind in kinds)
        {
            var (method, path, _) = kind.First();
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(people[0], method, path, "203.0.113.1")).Status);
            foreach (var (same, again, _) in kind)
            {
                Expect(kind.Key, ofNetwork: false, await AskAsync(people[0], same, again, "203.0.113.2"));
            }

            // The neighbours of one subscriber, and then another subscriber.
            var asking = people.Skip(1).ToList();
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(asking[0], method, path, "2001:db8:1:2::1")).Status);
            if (kind.Key is not (ThrottleGroup.SignIn or ThrottleGroup.PasswordReset or ThrottleGroup.Invitation))
            {
                Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(asking[1], method, path, "2001:db8:1:2::2")).Status);
            }

            Expect(kind.Key, ofNetwork: true, await AskAsync(asking[2], method, path, "2001:db8:1:2:ffff::3"));
            using var stranger = _portal.Anonymous();
            var elsewhere = await AskAsync(stranger, method, path, "2001:db8:1:3::1");
            Assert.NotEqual(HttpStatusCode.TooManyRequests, elsewhere.Status);
        }

        people.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Mails_are_counted_for_a_network_as_well()
    {
        var answers = new List<HttpStatusCode>();
        foreach (var email in (string[])["admin@acme.example", "billing@acme.example", "admin@globex.example"])
        {
            using var browser = await _portal.SignedInAs(email);
            browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
            answers.Add((await (await browser.GetAsync("/Contact")).Form("/Contact").Fill("Topic", "Invoice")
                .Fill("Message", "Why so much?").SendAsync()).Status);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData("nowhere", "")]
    [InlineData(null, "")]
    public void A_network_is_what_one_subscriber_has(string? address, string network) => Assert.Equal(network, Network.Of(address));

    private static void Expect(ThrottleGroup kind, bool ofNetwork, PortalPage page)
    {
        Assert.True(page.Status is HttpStatusCode.TooManyRequests, $"{kind}: {page.Path} answers {page.Status}");
        Assert.Equal(TimeSpan.FromMinutes(1), page.Response.Headers.RetryAfter!.Delta);
        Assert.StartsWith("Too many ", page.Title, StringComparison.Ordinal);
        Assert.Equal(ofNetwork, page.Text.Contains(" came from your network ", StringComparison.Ordinal));
        Assert.Contains("Wait a minute, then try again", page.Text, StringComparison.Ordinal);
    }

    private static async Task<PortalPage> AskAsync(PortalClient browser, string method, string path, string from)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", from);
        request.Content = method == "POST" ? new FormUrlEncodedContent([]) : null;
        return await browser.SendAsync(request);
    }

    // Whether the document is there does not matter: what is refused is refused before anybody looks.
    private static string Filled(string route) => string.Join('/', route.TrimStart('/').Split('/').Select(part => part switch
    {
        _ when !part.StartsWith('{') => part,
        _ when part.EndsWith(":int}", StringComparison.Ordinal) => "1",
        _ => "none",
    }));

    private IEnumerable<(string Method, string Route, ThrottleGroup? Group)> Routes() =>
        from endpoint in _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]
        where method != "HEAD"
        select (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), ThrottledRoutes.Of(endpoint, method));
}
