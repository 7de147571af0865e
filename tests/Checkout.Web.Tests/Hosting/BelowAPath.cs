using System.Net;
using System.Text.RegularExpressions;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Hosting;

/// <summary>The portal as a part of somebody's site: every address that it writes begins where it begins.</summary>
public sealed partial class BelowAPath : IAsyncLifetime
{
    private const string Base = "/portal";

    // What a browser opens, sends or asks for; and addresses of our own that our script reads.
    private static readonly string[] Attributes = ["href", "src", "action", "formaction", "data-live"];

    private TestDatabase _database = null!;
    private Portal _portal = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        _portal = Portal.Start(_database, new FakeTimeProvider(TestDatabase.DemoImportedAt),
            new PortalSettings
            {
                Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Mail:PublicUrl"] = "https://localhost" + Base,
                    ["Payments:Gateway"] = "Simulated",
                },
            });
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Every_link_button_and_redirect_stays_below_it()
    {
        using var browser = await _portal.SignedInAs("admin@acme.example");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([Base + "/", Base + "/launch", Base + "/Statements/Email", Base + "/Statements/OpenItems",
            Base + "/Search?q=zzz", Base + "/NoSuchPage"]);
        var astray = new SortedSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(Kind(path)))
            {
                continue;
            }

            var page = await browser.GetAsync(path);
            Assert.True((int)page.Status < 500, $"{path} answered {(int)page.Status}.");
            var addresses = page.Location is { } location ? [location] : AddressesOf(page);
            foreach (var address in addresses.Where(address => address.StartsWith('/')))
            {
                if (address != Base && !address.StartsWith(Base + "/", StringComparison.Ordinal))
                {
                    astray.Add($"{Kind(path)}: {address}");
                }
                else if (!Path.HasExtension(Kind(address)))
                {
                    waiting.Enqueue(address);
                }
            }
        }

        Assert.Empty(astray);
        Assert.True(seen.Count >= 50, $"Only {seen.Count} kinds of pages were seen.");
    }

    [Fact]
    public async Task So_does_whoever_is_led_to_a_quote_to_a_document_or_to_what_was_sent()
    {
        using var browser = await _portal.SignedInAs("admin@acme.example");
        Assert.StartsWith(Base + "/Quotes/Q-", (await browser.GetAsync(Base + "/launch")).Location, StringComparison.Ordinal);
        Assert.StartsWith(Base + "/Contracts/", (await browser.GetAsync(Base + "/Search?q=C-00000101")).Location, StringComparison.Ordinal);
        using var other = await _portal.SignedInAs("admin@initech.example");
        var waiting = await other.OpenAsync(Base + "/launch");
        Assert.Equal(Base + "/", (await waiting.Form(waiting.Path + "/NotNow").SendAsync()).Location);
        Assert.Equal(Base + "/", (await other.GetAsync(Base + "/launch")).Location);
        Assert.Equal(Base + "/Statements", (await other.GetAsync(Base + "/Statements/Email?from=nonsense")).Location?.Split('?')[0]);

        var contact = await browser.GetAsync(Base + "/Contact?topic=Invoice");
        var sent = (await contact.Form(Base + "/Contact").Fill("Message", "Hello").SendAsync()).Expect(HttpStatusCode.Redirect);
        Assert.StartsWith(Base + "/Contact/", sent.Location, StringComparison.Ordinal);
        (await browser.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task So_does_whoever_pays()
    {
        using var browser = await _portal.SignedInAs("admin@acme.example");
        var pay = await browser.OpenAsync(Base + "/Pay");

        var button = pay.All("main form button").Select(found => found.TextContent.Trim())
            .First(text => text.StartsWith("Pay $", StringComparison.Ordinal));

        var gateway = (await pay.Form(Base + "/Pay").SendAsync(button)).Expect(HttpStatusCode.Redirect);
        Assert.StartsWith(Base + "/SimulatedGateway/", gateway.Location, StringComparison.Ordinal);
        Assert.All(AddressesOf((await browser.FollowAsync(gateway)).Expect(HttpStatusCode.OK)).Where(address => address.StartsWith('/')),
            address => Assert.StartsWith(Base, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_cookies_are_sent_to_no_neighbour_on_the_same_host()
    {
        using var browser = _portal.Anonymous();
        var signIn = await browser.GetAsync(Base + "/SignIn");

        Assert.All(signIn.Response.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Secure-checkout.", cookie, StringComparison.Ordinal);
            Assert.Contains($"path={Base};", cookie, StringComparison.Ordinal);
        });

        // A proxy that takes the path away, and one that asks after the health of the process.
        Assert.StartsWith(Base + "/css/", (await browser.GetAsync("/SignIn")).Find("link[rel=stylesheet]").GetAttribute("href"),
            StringComparison.Ordinal);
        (await browser.GetAsync("/health/live")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_trusted_proxy_may_say_it_with_each_request()
    {
        await using var portal = Portal.Start(_database, new FakeTimeProvider(TestDatabase.DemoImportedAt), PortalSettings.Ordinary with
        {
            Kestrel = true,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Proxy:TrustedNetworks:0"] = "127.0.0.0/8" },
        });
        using var browser = await portal.SignedInAs("admin@acme.example");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Invoices") { Headers = { { "X-Forwarded-Prefix", Base } } };

        var page = (await browser.SendAsync(request)).Expect(HttpStatusCode.OK);

        Assert.All(AddressesOf(page).Where(address => address.StartsWith('/')),
            address => Assert.StartsWith(Base + "/", address, StringComparison.Ordinal));
    }

    private static List<string> AddressesOf(PortalPage page) => page.Response.Content.Headers.ContentType?.MediaType == "text/html"
        ? [.. Attributes.SelectMany(name => page.All($"[{name}]").Select(element => element.GetAttribute(name)!))]
        : [];

    /// <summary>The page without the numbers of its documents and what is asked of it.</summary>
    private static string Kind(string path) => Number().Replace(path.Split('?', '#')[0], "#");

    [GeneratedRegex("(?<=/)[^/]*[0-9][^/]*", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
