using System.Net;
using System.Text.RegularExpressions;
using Checkout.Cli;
using Checkout.Data.Sandbox;
using Checkout.Data.Seeding;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Features.Sandbox.Mails;
using Checkout.Web.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ThePortal = Checkout.Web.Hosting.Portal;

namespace Checkout.Web.Tests.Sandbox;

/// <summary>Nobody takes a sandbox for real, and nothing real becomes one.</summary>
[Trait("Acceptance", "O5")]
public sealed partial class KeepingItApart
{
    private const string Member = "admin@acme.example";
    private const string Nora = "nora@acme.example";

    [Fact]
    public async Task It_is_refused_beside_keys_of_Stripe_and_a_mail_server()
    {
        await using var portal = ThePortal.Build(["--environment=Sandbox", "--Vendor:Name=Cirrus", "--Stripe:SecretKey=sk_live_secret",
            "--Stripe:WebhookSecret=whsec_secret", "--Payments:Gateway=Stripe", "--Mail:Host=smtp.example"]);

        var problems = SettingsCheck.Problems(portal.Services);

        Assert.Equal(["Mail:Host", "Payments:Gateway", "Stripe:SecretKey", "Stripe:WebhookSecret"],
            problems.Select(problem => problem.Split(' ')[0].TrimEnd(':')).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("secret", StringComparison.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    public async Task Its_database_is_its_own_and_no_other_is(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Assert.Null(await SandboxEnvironment.RefusalAsync(database.Contexts, isSandbox: true, CancellationToken.None));
        Assert.Null(await SandboxEnvironment.RefusalAsync(database.Contexts, isSandbox: true, CancellationToken.None));
        var clock = new FakeTimeProvider(TestClock.Start);

        var refused = Assert.ThrowsAny<Exception>(() => Portal.Start(database, clock).Services);
        Assert.Contains("The database is a sandbox’s", refused.GetBaseException().Message, StringComparison.Ordinal);
        using var said = new StringWriter();
        Assert.Equal(3, await CommandLine.RunAsync(["users", "list", "--provider", database.Options.Provider.ToString(), "--connection",
            database.Options.ConnectionString], said, said, TestClock.Running));
        Assert.Contains("The database is a sandbox’s", said.ToString(), StringComparison.Ordinal);

        await using var real = await TestDatabase.CreateWithDemoDataAsync(engine);
        Assert.Contains("is not a sandbox’s", await SandboxEnvironment.RefusalAsync(real.Contexts, isSandbox: true, CancellationToken.None),
            StringComparison.Ordinal);
        Assert.Null(await SandboxEnvironment.RefusalAsync(real.Contexts, isSandbox: false, CancellationToken.None));
    }

    [SkippableFact]
    public async Task Every_page_and_document_says_what_it_is_and_elsewhere_there_are_no_such_pages()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        var clock = new FakeTimeProvider(TestDatabase.DemoImportedAt);
        await using var ordinary = Portal.Start(database, clock);
        using (var outside = await ordinary.SignedInAs(Member))
        {
            Assert.All(await Task.WhenAll(((string[])["/Sandbox", "/Sandbox/Clock", "/Sandbox/Mails"]).Select(outside.GetAsync)), page =>
            {
                Assert.Equal(HttpStatusCode.NotFound, page.Status);
                Assert.Empty(page.All(".sandbox"));
            });
        }

        await using var sandbox = await SandboxPortal.StartAsync(database, clock);
        using var anonymous = sandbox.Portal.Anonymous();
        using var member = await sandbox.Portal.SignedInAs(Member);
        using var stranger = await sandbox.Portal.SignedInAs("user@acme.example");
        var (wrong, pages) = (new List<string>(), 0);
        foreach (var (method, path) in await PathsAsync(sandbox.Portal, member))
        {
            foreach (var browser in (PortalClient[])[anonymous, stranger, member])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Content = method == "POST" ? new FormUrlEncodedContent([]) : null;
                var page = await browser.SendAsync(request);
                var isPage = page.Response.Content.Headers.ContentType?.MediaType == "text/html";
                pages += isPage ? 1 : 0;
                if (isPage && page.All(".sandbox").Count != 1)
                {
                    wrong.Add($"{method} {path} answers {(int)page.Status} without the banner");
                }

                if (path.StartsWith("/Sandbox", StringComparison.Ordinal) && browser != member
                    && page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound)
                {
                    wrong.Add($"{method} {path} is open to others");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(pages, 200, 2000);
        await using var db = database.Contexts.Unscoped();
        var invoice = await db.Invoices
            .Where(row => db.Accounts.Any(account => account.Id == row.AccountId && account.Name.StartsWith("Acme")))
            .Select(row => row.Slug).FirstAsync();
        var pdf = (await member.GetAsync($"/Invoices/{invoice}/Pdf")).Expect(HttpStatusCode.OK);
        Assert.Contains(SandboxEnvironment.Mark, await PdfText.ReadAsync(pdf.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_mails_are_read_by_whom_they_concern_and_their_links_work()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        var clock = new FakeTimeProvider(TestDatabase.DemoImportedAt);
        await using var sandbox = await SandboxPortal.StartAsync(database, clock);
        using var member = await sandbox.Portal.SignedInAs(Member);
        await using (var db = database.Contexts.Unscoped())
        {
            var profile = await db.Profiles.Where(found => found.Name == DatabaseSetup.BillingAdministrator).Select(found => found.Id)
                .FirstAsync();
            var form = (await member.GetAsync("/Users/Invitation")).Form("/Users/Invitation");
            (await form.Fill("Email", Nora).Fill("Name", "Nora").Fill("Profile", profile.ToString()).SendAsync())
                .Expect(HttpStatusCode.Redirect);
        }

        await sandbox.Move.ToAsync(sandbox.Move.Today.AddDays(1), CancellationToken.None);

        var list = (await member.GetAsync("/Sandbox/Mails")).Expect(HttpStatusCode.OK);
        var row = list.All("table.list tbody tr").First(found => found.TextContent.Contains(Nora, StringComparison.Ordinal));
        var path = row.QuerySelector("a")!.GetAttribute("href")!;
        var mail = (await member.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(FramedMail.Rights, mail.Find("iframe").GetAttribute("sandbox"));
        Assert.Contains("frame-src 'self'", Policy(mail), StringComparison.Ordinal);
        var framed = (await member.GetAsync(mail.Find("iframe").GetAttribute("src")!)).Expect(HttpStatusCode.OK);
        Assert.Contains($"sandbox {FramedMail.Rights}", Policy(framed), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", Policy(framed), StringComparison.Ordinal);
        Assert.Equal("_blank", framed.Find("base").GetAttribute("target"));
        var link = new Uri(framed.All("a").Select(found => found.GetAttribute("href")!)
            .First(href => href.Contains("/Invitation", StringComparison.Ordinal)));
        using var nora = sandbox.Portal.Anonymous();
        Assert.Contains("Acme", (await nora.GetAsync(link.PathAndQuery)).Expect(HttpStatusCode.OK).Title, StringComparison.Ordinal);

        using var other = await sandbox.Portal.SignedInAs("admin@globex.example");
        Assert.DoesNotContain(Nora, (await other.GetAsync("/Sandbox/Mails")).Body, StringComparison.Ordinal);
        (await other.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        (await other.GetAsync(path + "/Html")).Expect(HttpStatusCode.NotFound);
    }

    private static string Policy(PortalPage page) => page.Response.Headers.GetValues("Content-Security-Policy").Single();

    // Every route as it is, with names of nothing, and what the member's lists lead to.
    private static async Task<IReadOnlyList<(string Method, string Path)>> PathsAsync(Portal portal, PortalClient member)
    {
        var paths = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                .Where(method => method is "GET" or "POST").Select(method => (method, Sample(endpoint))))
            .Where(asked => !asked.Item2.StartsWith("/css", StringComparison.Ordinal) && asked.Item2 != "/SignOut").ToHashSet();
        foreach (var list in (string[])["Quotes", "Contracts", "Orders", "Invoices", "Payments", "CreditMemos"])
        {
            var rows = (await member.GetAsync($"/{list}")).All("table.list tbody a");
            paths.UnionWith(rows.Take(1).Select(row => ("GET", row.GetAttribute("href")!)));
        }

        return [.. paths];
    }

    private static string Sample(RouteEndpoint endpoint) => "/" + Parameter()
        .Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), match =>
        match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString()
        : match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "none");

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
