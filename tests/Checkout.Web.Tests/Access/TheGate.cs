using System.Globalization;
using System.Net;
using Checkout.Data;
using Checkout.Data.Forms;
using Checkout.Data.Identity;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Documents;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Access;

/// <summary>
/// Every route of the portal, asked by everybody, answers what <c>routes.tsv</c> declares. Documents are Acme's; forms are sent without
/// their antiforgery token, so that whoever is let in at all gets 400.
/// </summary>
[Trait("Acceptance", "S4")]
public sealed class TheGate : IAsyncLifetime
{
    private const string Header = "method\troute\tanonymous\tno permission\tread only\tmay not accept\tmay not pay"
        + "\tlimited amount\tfull\tmanage users\tother account\tdeactivated";

    private const string Confirmation = "/Orders/{number}/Confirmation";

    private static readonly FakeTimeProvider Clock = new(TestDatabase.DemoImportedAt);

    // The only answers that browsers and proxies may keep, by the beginning of their routes.
    private static readonly string[] Kept = ["/css/", "/js/", "/favicon.svg", "/brand"];

    // Members whose permission sets take something away, in the order of their columns.
    private static readonly (string Email, MemberRights Rights)[] Limited =
    [
        ("reader@acme.example", new(Permissions.ManageBilling, Limits.ReadOnly)),
        ("buyer@acme.example", new(Permissions.ManageBilling, Limits.MayNotAccept)),
        ("clerk@acme.example", new(Permissions.ManageBilling, Limits.MayNotPay)),
        ("small@acme.example", new(Permissions.ManageBilling, OrdersUpTo: 500m)),
        ("full@acme.example", new(Permissions.ManageBilling)),
    ];

    // What an answer has wrong beside its status.
    private readonly SortedSet<string> _wrong = new(StringComparer.Ordinal);

    private TestDatabase _database = null!;
    private Portal _portal = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        await using var db = _database.Contexts.Unscoped();
        (await db.Users.SingleAsync(user => user.Email == "billing@acme.example")).Active = false;
        var (account, profile) = (await db.Accounts.SingleAsync(row => row.Name.StartsWith("Acme")),
            await db.Profiles.SingleAsync(row => row.Name == "Standard User"));
        foreach (var (email, rights) in Limited)
        {
            var (user, set) = (new CheckoutUser(email, email), new PermissionSet(account.Id, email, rights));
            var membership = new Membership(account.Id, user.Id, profile);
            membership.Grant(set);
            db.AddRange(user, set, membership);
        }

        db.Add(new Profile(account.Id, "Auditor", Limited[0].Rights));
        db.Add(new AccessRequest(await db.Memberships.SingleAsync(row => row.AccountId == account.Id && row.Profile.Name == "Standard User"
            && db.Users.Any(user => user.Id == row.UserId && user.Email == "user@acme.example")), null, Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        _portal = Portal.Start(_database, Clock,
            new PortalSettings
            {
                Configuration = new Dictionary<string, string>(
            StringComparer.Ordinal)
                { ["Payments:Gateway"] = "Simulated" }
            });
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    [Trait("Acceptance", "D3"), Trait("Acceptance", "U2")]
    public async Task Every_route_answers_everybody_as_declared_and_HEAD_like_GET_and_nobody_keeps_it()
    {
        var declared = (await File.ReadAllLinesAsync(RepositoryRoot.Combine("tests", "Checkout.Web.Tests", "Access", "routes.tsv"))).Skip(1)
            .ToHashSet(StringComparer.Ordinal);

        var actual = await AskEverythingAsync();

        await File.WriteAllLinesAsync(Path.Combine(Artifacts.Folder("routes"), "routes.tsv"), [Header, .. actual]);
        var undeclared = actual.Where(row => !declared.Contains(row)).Select(row => $"answers, but is not declared: {row}");
        var stale = declared.Where(row => !actual.Contains(row)).Select(row => $"is declared, but does not answer so: {row}");
        Assert.Empty(undeclared.Concat(stale).Concat(_wrong));
    }

    [Fact]
    public async Task Whatever_is_not_a_route_is_gated_as_well()
    {
        using var anonymous = _portal.Anonymous();
        using var refused = await _portal.SignedInAs("user@acme.example");
        using var member = await _portal.SignedInAs("admin@acme.example");

        Assert.Equal("/SignIn?returnUrl=%2Fnowhere", (await anonymous.GetAsync("/nowhere")).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await refused.GetAsync("/nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/nowhere")).Status);
    }

    [Fact]
    public async Task A_refusal_names_the_accounts_own_administrators_and_the_billing_department()
    {
        using var browser = await _portal.SignedInAs("user@acme.example");

        var page = (await browser.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);

        Assert.Contains("You need the Manage Billing permission", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='mailto:admin@acme.example']"));
        Assert.NotNull(page.Find("a[href='mailto:billing@cirrus.example']"));
        Assert.DoesNotContain("globex", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.All("nav a"));
    }

    private async Task<IReadOnlyList<string>> AskEverythingAsync()
    {
        using var anonymous = _portal.Anonymous();
        using var refused = await _portal.SignedInAs("user@acme.example");
        using var member = await _portal.SignedInAs("admin@acme.example");
        using var other = await _portal.SignedInAs("admin@globex.example");
        var limited = new List<PortalClient>();
        foreach (var (email, _) in Limited)
        {
            limited.Add(await _portal.SignedInAs(email));
        }

        await (await member.GetAsync("/Contact?topic=Invoice")).Form("/Contact").Fill("Message", "Hello").SendAsync();
        await PrepareTransferAsync(member);
        var samples = await SamplesAsync();
        var rows = new List<string>();
        foreach (var (method, route, path) in Routes(samples).OrderBy(row => row.Route == Confirmation))
        {
            // A deactivated user's session ends with the first refusal, so each request gets a new one.
            using var deactivated = await _portal.SignedInAs("billing@acme.example");
            var asked = route == Confirmation ? await OrderAsync(member) : path;
            var answers = new List<string> { method, route };
            foreach (var browser in (PortalClient[])[anonymous, refused, .. limited, member, other, deactivated])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method == "*" ? "GET" : method), asked);
                request.Content = method == "POST" ? new FormUrlEncodedContent([]) : null;
                using var response = await browser.Http.SendAsync(request);
                answers.Add(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
                if (response.Headers.CacheControl is not { NoStore: true }
                    && !Array.Exists(Kept, kept => route.StartsWith(kept, StringComparison.Ordinal)))
                {
                    _wrong.Add($"{method} {route} may be kept: {response.Headers.CacheControl}");
                }

                if (method == "GET" && browser != deactivated && !limited.Contains(browser))
                {
                    using var head = await browser.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, asked));
                    if (head.StatusCode != response.StatusCode || head.Headers.Location != response.Headers.Location)
                    {
                        _wrong.Add($"HEAD {route} answers {(int)head.StatusCode}, but GET {(int)response.StatusCode}");
                    }
                }
            }

            rows.Add(string.Join('\t', answers));
        }

        limited.ForEach(browser => browser.Dispose());
        return [.. rows.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private async Task PrepareTransferAsync(PortalClient member)
    {
        await using var db = _database.Contexts.Unscoped();
        var open = await db.Invoices.Where(row => row.DueAmount > row.AllocatedAmount && row.VoidedOn == null
            && db.Accounts.Any(account => account.Id == row.AccountId && account.Name.StartsWith("Acme")))
            .OrderBy(row => row.Number).Select(row => row.Slug).Take(2).ToListAsync();
        await (await member.GetAsync($"/Invoices/BankTransfer?invoice={open[0]}&invoice={open[1]}")).Form("/Invoices/BankTransfer")
            .SendAsync();
    }

    // Asked last: only an order that was placed here has a confirmation, and placing one changes what the quotes' pages answer.
    private async Task<string> OrderAsync(PortalClient member)
    {
        await using var db = _database.Contexts.Unscoped();
        var quote = await db.Quotes.Where(row => row.Status == QuoteStatus.Active && row.Revision == 2
            && db.Accounts.Any(account => account.Id == row.AccountId && account.Name.StartsWith("Acme")))
            .Select(row => row.Slug).SingleAsync();
        return Assert.IsType<string>((await AcceptingOnThePage.Filled(await member.GetAsync($"/Quotes/{quote}/Acceptance"))
            .SendAsync()).Location);
    }

    private IEnumerable<(string Method, string Route, string Path)> Routes(Dictionary<string, string> samples)
    {
        foreach (var endpoint in _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var template = endpoint.RoutePattern.RawText!.TrimStart('/');

            // The address of a static file changes with its content; what is declared is the file.
            var route = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is { } asset
                ? asset.AssetPath.Replace(".gz", "", StringComparison.Ordinal).Replace(".br", "", StringComparison.Ordinal) : template;
            var sample = samples.Where(known => template.StartsWith(known.Key + "/", StringComparison.Ordinal))
                .OrderByDescending(known => known.Key.Length).Select(known => known.Value).FirstOrDefault("none");
            var path = "/" + template.Replace("{number}", sample, StringComparison.Ordinal)
                .Replace("{version:int}", "1", StringComparison.Ordinal)
                .Replace("{invoice}", samples["Invoices"], StringComparison.Ordinal)
                .Replace("{reference}", samples["SimulatedGateway"], StringComparison.Ordinal);
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])
            {
                if (method == "HEAD")
                {
                    continue;
                }

                yield return (method, "/" + route, path);
            }
        }
    }

    private async Task<Dictionary<string, string>> SamplesAsync()
    {
        await using var unscoped = _database.Contexts.Unscoped();
        var acme = await unscoped.Memberships
            .Where(row => unscoped.Users.Any(user => user.Id == row.UserId && user.Email == "admin@acme.example"))
            .Select(row => row.AccountId).SingleAsync();
        await using var db = _database.Contexts.ForAccount(acme);
        var attempt = await AttemptAsync(db, acme);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Quotes"] = await db.Quotes.Where(quote => quote.Status == QuoteStatus.Active && quote.Revision == 1)
                .OrderByDescending(quote => quote.ExpiresOn).Select(quote => quote.Slug).FirstAsync(),
            ["Contracts"] = await FirstAsync(db.Contracts),
            ["Orders"] = await FirstAsync(db.Orders),
            ["Invoices"] = await FirstAsync(db.Invoices),
            ["Payments"] = await FirstAsync(db.Payments),
            ["CreditMemos"] = await FirstAsync(db.CreditMemos),
            ["Contact"] = await db.ContactRequests.Select(request => request.Number).SingleAsync(),
            ["Remittances"] = await db.Remittances.Select(remittance => remittance.Number).SingleAsync(),
            ["Collections"] = await FirstAsync(db.CollectionsActivities),
            ["PaymentMethods"] = await CardAsync(acme),
            ["Pay"] = attempt.Number,
            ["SimulatedGateway"] = attempt.Reference!,
            ["Users"] = (await db.Memberships.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync()).ToString("N"),
            ["Users/Requests"] = (await db.AccessRequests.Select(row => row.Id).SingleAsync()).ToString("N"),
            ["Users/Profiles"] = (await db.Profiles.Where(row => row.OwnerId == acme).Select(row => row.Id).SingleAsync()).ToString("N"),
            ["Users/PermissionSets"] = (await db.PermissionSets.Where(row => row.OwnerId == acme).OrderBy(row => row.Name)
                .Select(row => row.Id).FirstAsync()).ToString("N"),
        };
    }

    /// <summary>Somebody has begun to pay the last open invoice.</summary>
    private async Task<PaymentAttempt> AttemptAsync(CheckoutDbContext db, Guid accountId)
    {
        var invoice = await db.Invoices.AsNoTracking().Where(row => row.VoidedOn == null && row.DueAmount > row.AllocatedAmount)
            .OrderByDescending(row => row.Number).FirstAsync();
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Email == "admin@acme.example");
        var form = new Submission(accountId, Guid.NewGuid(), "", user.Id, user.DisplayName, user.Email!);
        var terms = new PayTerms([new InvoiceSplit(invoice.Slug, invoice.Balance.Amount, invoice.Balance.Amount)], invoice.Balance,
            "Simulated");
        var started = Assert.IsType<StartPayment.Started>(await _portal.Services.GetRequiredService<StartPayment>()
            .RunAsync(form, terms, CancellationToken.None));
        await _portal.Services.GetRequiredService<TakePayment>()
            .OpenAsync(accountId, started.Attempt.Id, new GatewayLinks(started.Url, started.Url), CancellationToken.None);
        return await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == started.Attempt.Id);
    }

    private async Task<string> CardAsync(Guid accountId)
    {
        await using var db = _database.Contexts.Unscoped();
        var method = new StoredMethod(accountId,
            new StoredMethodTerms("Simulated", "cus", "pm", PaymentMethod.Card, "Visa", "4242", 12, 2030), "Zoë", Clock.GetUtcNow());
        db.Add(method);
        await db.SaveChangesAsync();
        return method.Slug;
    }

    private static Task<string> FirstAsync<TDocument>(IQueryable<TDocument> documents)
        where TDocument : class, IDocument =>
        documents.OrderBy(document => document.Number).Select(document => document.Slug).FirstAsync();
}
