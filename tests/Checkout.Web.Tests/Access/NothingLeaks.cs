using System.IO.Compression;
using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using Checkout.Data;
using Checkout.Data.Identity;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Quotes;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Documents;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.InstalledProducts;
using Checkout.Web.Tests.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Access;

/// <summary>
/// Two customers hold documents of the same numbers, and one of them some more. Every route that the portal has is asked for by the other:
/// pages, exports, PDFs, archives, e-invoices and posts. Nothing of the first is in any answer, and nothing of theirs changes. The routes
/// are read from the portal itself, so that one that is added later is asked as well.
/// </summary>
[Trait("Acceptance", "T9"), Trait("Acceptance", "U2")]
public sealed class NothingLeaks : IAsyncLifetime
{
    private const string Same = "SAME";
    private const string OurMark = "ourmark";
    private const string TheirMark = "theirmark";

    // Finds everything that carries the mark, and does not itself contain it where the page repeats it.
    private const string PartOfTheirMark = "heirmar";

    private static readonly DateOnly Today = TestClock.Today;

    // Where nothing of ours is to be seen either: nothing was applied or promised, no card is being put on file, and the order was not
    // placed here.
    private static readonly string[] Empty = ["/Applications/{invoice}/Undo", "/Confirmation", "/Invoices/{number}/Applications",
        "/Invoices/{number}/Files/{position:int}", "/CreditMemos/{number}/Files/{position:int}",
        "/Invoices/{number}/Promise", "/PaymentMethods/Setups/{key}", "/PaymentMethods/Setups/{key}/Page", "/Profile/Passkeys/{key}"];

    private static readonly string[] People = ["Users/Requests", "Users/Profiles", "Users/PermissionSets"];

    // Ends the session, and has nothing of an account.
    private const string SignOut = "SignOut";

    private TestDatabase _database = null!;
    private Portal _portal = null!;
    private World _ours = null!;
    private World _theirs = null!;
    private PortalClient _browser = null!;
    private IReadOnlyList<string> _forbidden = [];
    private Dictionary<string, string> _ourNumbers = [];
    private ILookup<string, string> _onlyTheirs = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        (_ours, _theirs) = (await World.CreateAsync(_database, Today), await World.CreateAsync(_database, Today));
        await SeedAsync(_ours, Same, OurMark);
        await SeedAsync(_theirs, Same, TheirMark);
        await SeedAsync(_theirs, "THEIRS", TheirMark);
        await _theirs.AcceptAsync(await _theirs.PublishAsync(_theirs.Terms() with { Title = TheirMark }, _theirs.Line(3m, 10m)));
        _portal = Portal.Start(_database, _ours.Clock,
            new PortalSettings
            {
                Configuration = new Dictionary<string, string>(
            StringComparer.Ordinal)
                { ["Payments:Gateway"] = "Simulated" }
            });
        _browser = await _portal.SignedInAs(_ours.User.Email!);
        using var them = await _portal.SignedInAs(_theirs.User.Email!);
        foreach (var (browser, mark) in new[] { (_browser, OurMark), (them, TheirMark) })
        {
            await (await browser.GetAsync("/Contact?topic=Invoice")).Form("/Contact").Fill("Message", $"About {mark}").SendAsync();
        }

        _forbidden = [TheirMark, _theirs.Account.Number, _theirs.User.Email!];
        var (ourMoney, theirMoney) = (await MoneyAsync(_ours, "REM-00000001"), await MoneyAsync(_theirs, "REM-00000002"));
        foreach (var (world, mark, numbers) in new[] { (_ours, OurMark, ourMoney), (_theirs, TheirMark, theirMoney) })
        {
            foreach (var (tab, number) in await PeopleAsync(world, mark))
            {
                numbers.Add(tab, number);
            }
        }

        await using var db = _database.Contexts.Unscoped();
        _ourNumbers = new Dictionary<string, string>(ourMoney, StringComparer.Ordinal)
        {
            ["Contact"] = await db.ContactRequests.Where(request => request.AccountId == _ours.Account.Id).Select(request => request.Number)
                .SingleAsync(),
        };
        _onlyTheirs = await OnlyTheirsAsync(db, theirMoney);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [SkippableFact]
    public async Task Of_another_account_with_the_same_numbers_and_some_of_its_own()
    {
        var before = await RowsOfTheirsAsync();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var routes = Routes().ToList();

        foreach (var route in routes.Where(route => route.Method is "GET"))
        {
            foreach (var query in QueriesOf(route))
            {
                var page = await _browser.GetAsync(PathOf(route.Template, Same) + query);
                var isEmpty = Array.Exists(Empty, end => ("/" + route.Template).EndsWith(end, StringComparison.Ordinal));
                Assert.True(page.Status is not HttpStatusCode.NotFound || isEmpty || query.Contains("THEIRS", StringComparison.Ordinal)
                    || route.Template.StartsWith("{**", StringComparison.Ordinal), $"{page.Path} has nothing of ours to compare with.");
                Assert.True((int)page.Status < 500, $"{page.Path} answered {page.Status}.");
                await HoldsNothingOfTheirsAsync(page);
            }

            asked.Add($"{route.Method} {route.Template}");
        }

        foreach (var route in routes.Where(route => route.Method is "GET" && NamesADocument(route.Template)))
        {
            foreach (var number in _onlyTheirs[Tab(route.Template)])
            {
                (await _browser.GetAsync(PathOf(route.Template, number))).Expect(HttpStatusCode.NotFound);
            }
        }

        foreach (var route in routes.Where(route => route.Method is "POST" && route.Template is not SignOut))
        {
            await PostAsync(route, routes);
            asked.Add($"{route.Method} {route.Template}");
        }

        // All that is behind the gate was asked, but for what answers like a page that was asked.
        Assert.DoesNotContain(routes, route => route.Method is not "HEAD" && route.Template is not SignOut
            && !asked.Contains($"{route.Method} {route.Template}"));
        Assert.Equal(before, await RowsOfTheirsAsync());
    }

    [Fact]
    public async Task When_asked_for_by_the_others_account_number()
    {
        (await _browser.GetAsync($"/?account={_theirs.Account.Number}")).Expect(HttpStatusCode.NotFound);
        await _browser.GetAsync("/");
        _browser.Cookies.Add(_portal.Address, new Cookie(_portal.CookieName("checkout.account"), _theirs.Account.Number) { Path = "/" });

        await HoldsNothingOfTheirsAsync((await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK));
    }

    [Fact]
    [Trait("Acceptance", "O7")]
    public async Task By_the_address_of_a_calendar()
    {
        using var them = await _portal.SignedInAs(_theirs.User.Email!);
        await (await them.GetAsync("/Profile")).Form("/Profile/Calendar").SendAsync();
        var before = await RowsOfTheirsAsync();
        var form = (await _browser.GetAsync("/Profile")).Form("/Profile/Calendar");
        (await form.Forge("number", _theirs.Account.Number).SendAsync()).Expect(HttpStatusCode.NotFound);
        (await form.To("/Profile/Calendar/Revocation").SendAsync()).Expect(HttpStatusCode.NotFound);
        var address = (await (await _browser.GetAsync("/Profile")).Form("/Profile/Calendar").SendAsync()).Find(".secret").TextContent;

        using var program = _portal.Anonymous();
        foreach (var query in new[] { "", $"&account={_theirs.Account.Number}" })
        {
            var calendar = (await program.GetAsync(new Uri(address).PathAndQuery + query)).Expect(HttpStatusCode.OK);
            Assert.Contains(OurMark, calendar.Body, StringComparison.Ordinal);
            await HoldsNothingOfTheirsAsync(calendar);
        }

        Assert.Equal(before, await RowsOfTheirsAsync());
    }

    private static async Task SeedAsync(World world, string number, string mark)
    {
        await using var db = world.Database.Contexts.Unscoped();
        var quote = new Quote(world.Account.Id, number, 1, DocumentSource.Vendor, null, world.Terms() with { Title = mark },
            [world.Line(3m, 10m)]);
        quote.Publish(world.Clock.GetUtcNow(), Today);
        db.Quotes.Add(quote);
        quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, Today, CancellationToken.None)).Figures);
        await db.SaveChangesAsync();

        var contract = world.Contract(number, Today.AddMonths(-10), Today.AddMonths(2), mark, mark);
        var order = world.Order(number, contract, Today.AddMonths(-10), 5m, mark);
        var invoice = world.Invoice(number, 120m, Today.AddDays(-40), contractId: contract.Id, name: mark, note: mark);
        var units = new Checkout.Domain.InstalledProducts.InstalledProduct(order, order.Lines[0]);
        await world.WriteAsync(
            contract,
            order,
            units,
            units.Report(3m, Today, before: null, mark, world.Clock.GetUtcNow())!,
            invoice,
            world.CreditMemo(number, 30m, Today.AddDays(-5), contract.Id, reason: mark),
            world.Received(number, 50m, Today.AddDays(-3), reference: mark),
            world.Event(number, CollectionsKind.Reminder, Today.AddDays(-2), 120m, invoice.Id, contract.Id, mark));
    }

    /// <summary>A payment that was begun, a card on file and a remittance; by tab, what each is called in addresses.</summary>
    private async Task<Dictionary<string, string>> MoneyAsync(World world, string remittance)
    {
        var whose = world == _ours ? "OURS" : "THEIRS";
        var (paid, sent) = (world.Invoice(whose + "-BEGUN", 70m, Today.AddDays(-10)),
            world.Invoice(whose + "-SENT", 80m, Today.AddDays(-10)));
        await world.WriteAsync(paid, sent);
        var card = new StoredMethod(world.Account.Id,
            new StoredMethodTerms("Simulated", "cus", "pm", PaymentMethod.Card, "Visa", world == _ours ? "4242" : "1881", 12, 2030),
            world.User.DisplayName, world.Clock.GetUtcNow());
        await world.WriteAsync(card, Remittance.Prepare(remittance, [sent], world.User.Id, world.User.DisplayName,
            world.Clock.GetUtcNow()));
        var terms = new PayTerms([new InvoiceSplit(paid.Slug, 70m, 70m)], paid.Balance, "Simulated");
        var started = Assert.IsType<StartPayment.Started>(await _portal.Services.GetRequiredService<StartPayment>()
            .RunAsync(world.Form(), terms, CancellationToken.None));
        await _portal.Services.GetRequiredService<TakePayment>()
            .OpenAsync(world.Account.Id, started.Attempt.Id, new GatewayLinks(started.Url, started.Url), CancellationToken.None);
        await using var db = _database.Contexts.ForAccount(world.Account.Id);
        var attempt = await db.PaymentAttempts.SingleAsync();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Pay"] = attempt.Number,
            ["SimulatedGateway"] = attempt.Reference!,
            ["PaymentMethods"] = card.Slug,
            ["Remittances"] = remittance
        };
    }

    /// <summary>A member, a request for access, and a profile and a permission set of the account's own.</summary>
    private static async Task<Dictionary<string, string>> PeopleAsync(World world, string mark)
    {
        await using var db = world.Database.Contexts.Unscoped();
        var user = new CheckoutUser($"{mark}@acme.example", mark);
        var member = new Membership(world.Account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == "Standard User"));
        var request = new AccessRequest(member, mark, world.Clock.GetUtcNow());
        var rights = new MemberRights(Permissions.ManageBilling, Limits.ReadOnly);
        var (profile, set) = (new Profile(world.Account.Id, mark, rights), new PermissionSet(world.Account.Id, mark, rights));
        db.AddRange(user, member, request, profile, set);
        await db.SaveChangesAsync();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Users"] = member.Id.ToString("N"),
            ["Users/Requests"] = request.Id.ToString("N"),
            ["Users/Profiles"] = profile.Id.ToString("N"),
            ["Users/PermissionSets"] = set.Id.ToString("N"),
        };
    }

    // Every endpoint behind the gate. Static files and what is anonymous hold nothing of any account, but for the calendar.
    private IEnumerable<(string Method, string Template, ControllerActionDescriptor? Action)> Routes()
    {
        foreach (var endpoint in _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            {
                foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                {
                    yield return (method, endpoint.RoutePattern.RawText!.TrimStart('/'),
                        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>());
                }
            }
        }
    }

    private static IEnumerable<string> QueriesOf((string Method, string Template, ControllerActionDescriptor? Action) route)
    {
        yield return "";
        foreach (var type in route.Action?.Parameters.Select(parameter => parameter.ParameterType) ?? [])
        {
            if (type == typeof(ExportFormat?))
            {
                yield return "?format=csv";
                yield return "?format=xlsx";
            }
            else if (type == typeof(InstalledFilter))
            {
                yield return "?view=usage";
                yield return "?view=usage&format=csv";
            }
            else if (type == typeof(ArchiveChoice))
            {
                yield return "?files=all";
                yield return $"?files=chosen&pick={Same}&pick=THEIRS";
            }
        }

        if (!route.Template.Contains('{'))
        {
            yield return $"?q={PartOfTheirMark}&contract=THEIRS&invoice=THEIRS&document=THEIRS&period=this-year";
        }
    }

    private string PathOf(string template, string number)
    {
        var named = number == Same ? _ourNumbers.GetValueOrDefault(Tab(template), Same) : number;
        var path = "/" + template.Replace("{number}", named, StringComparison.Ordinal)
            .Replace("{reference}", named, StringComparison.Ordinal).Replace("{key}", Guid.Empty.ToString("N"), StringComparison.Ordinal)
            .Replace("{invoice}", number == Same ? Same : "THEIRS", StringComparison.Ordinal)
                .Replace("{version:int}", "1", StringComparison.Ordinal)
                .Replace("{position:int}", "1", StringComparison.Ordinal).Replace("{**path:file}", "none.txt", StringComparison.Ordinal);
        Assert.False(path.Contains('{', StringComparison.Ordinal), $"Say here what to ask {template} for.");
        return path;
    }

    // Below Users lie members, requests and bundles, each with numbers of its own.
    private static string Tab(string template) =>
        Array.Find(People, tab => template.StartsWith(tab + "/", StringComparison.Ordinal)) ?? template.Split('/')[0];

    private static bool NamesADocument(string template) =>
        template.Contains("{number}", StringComparison.Ordinal) || template.Contains("{reference}", StringComparison.Ordinal);

    // What the page of the form holds, sent for our document and for each of theirs.
    private async Task PostAsync((string Method, string Template, ControllerActionDescriptor? Action) route,
        IReadOnlyList<(string Method, string Template, ControllerActionDescriptor? Action)> routes)
    {
        var (fields, isItsOwn) = await FieldsAsync(route.Template, routes);
        if (route.Template == "CurrentAccount")
        {
            fields["number"] = _theirs.Account.Number;
        }

        await HoldsNothingOfTheirsAsync(await SendAsync(PathOf(route.Template, Same), fields, isItsOwn));
        foreach (var number in _onlyTheirs[Tab(route.Template)].Where(_ => NamesADocument(route.Template)))
        {
            var answer = await SendAsync(PathOf(route.Template, number), fields, isItsOwn);
            Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.BadRequest, $"{answer.Path} answered {answer.Status}.");
            await HoldsNothingOfTheirsAsync(answer);
        }
    }

    /// <returns>The fields, and whether the form is the route’s own: one that stands on another page is sent with what any form has, and
    /// may be called incomplete.</returns>
    private async Task<(Dictionary<string, string> Fields, bool IsItsOwn)> FieldsAsync(string template,
        IReadOnlyList<(string Method, string Template, ControllerActionDescriptor? Action)> routes)
    {
        var path = PathOf(template, Same);
        var shown = routes.Any(route => route.Method is "GET" && route.Template == template) ? await _browser.GetAsync(path) : null;
        var page = shown is { Status: HttpStatusCode.OK } ? shown : await _browser.GetAsync("/");
        var forms = page.All("form[method=post]").OfType<IHtmlFormElement>().ToList();
        var own = forms.Find(found => new Uri(found.Action).AbsolutePath == path);
        var form = own ?? forms[0];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RequestKey"] = Guid.NewGuid().ToString("N"),
            ["Version"] = "1"
        };
        foreach (var control in form.QuerySelectorAll("[name]"))
        {
            fields[control.GetAttribute("name")!] = control switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } =>
                    fields.GetValueOrDefault(control.GetAttribute("name")!, ""),
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement { Value: "" } => "Sent by a test",
                IHtmlTextAreaElement area => area.Value,
                _ => control.GetAttribute("value") ?? "",
            };
        }

        return (fields, own is not null);
    }

    private async Task<PortalPage> SendAsync(string path, Dictionary<string, string> fields, bool isWhole)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        var answer = await _browser.SendAsync(request);
        Assert.True((answer.Status is not HttpStatusCode.BadRequest || !isWhole) && (int)answer.Status < 500,
            $"{path} answered {answer.Status}: {answer.Body}");
        return answer;
    }

    private async Task HoldsNothingOfTheirsAsync(PortalPage answer)
    {
        var text = await TextOfAsync(answer.Response.Content.Headers.ContentType?.MediaType, answer.Bytes);
        foreach (var word in _forbidden)
        {
            Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase),
                $"{answer.Response.RequestMessage!.Method} {answer.Path} holds {word}.");
        }
    }

    private static async Task<string> TextOfAsync(string? mediaType, byte[] bytes)
    {
        switch (mediaType)
        {
            case "application/pdf":
                return await PdfText.ReadAsync(bytes);
            case "application/zip":
                using (var archive = new ZipArchive(new MemoryStream(bytes)))
                {
                    var texts = new List<string>();
                    foreach (var entry in archive.Entries)
                    {
                        await using var opened = await entry.OpenAsync();
                        using var copy = new MemoryStream();
                        await opened.CopyToAsync(copy);
                        texts.Add(entry.Name + (entry.Name.EndsWith(".pdf", StringComparison.Ordinal)
                            ? await PdfText.ReadAsync(copy.ToArray()) : System.Text.Encoding.UTF8.GetString(copy.ToArray())));
                    }

                    return string.Join('\n', texts);
                }

            case { } type when type.Contains("spreadsheet", StringComparison.Ordinal):
                return string.Join('\n', Workbook.Read(new MemoryStream(bytes)).Rows.SelectMany(row => row).Select(cell => cell.Text));
            default:
                return System.Text.Encoding.UTF8.GetString(bytes);
        }
    }

    private async Task<ILookup<string, string>> OnlyTheirsAsync(CheckoutDbContext db, Dictionary<string, string> money)
    {
        var theirs = _theirs.Account.Id;
        async Task<IEnumerable<(string, string)>> OfAsync<TDocument>(string tab, IQueryable<TDocument> documents)
            where TDocument : class, IDocument =>
            (await documents.Where(document => document.AccountId == theirs && document.Slug != Same).Select(document => document.Slug)
                .ToListAsync()).Select(slug => (tab, slug));
        var contacts = await db.ContactRequests.Where(request => request.AccountId == theirs).Select(request => request.Number)
            .ToListAsync();
        return new[]
        {
            await OfAsync("Quotes", db.Quotes), await OfAsync("Contracts", db.Contracts), await OfAsync("Orders", db.Orders),
                await OfAsync("Invoices", db.Invoices),
            await OfAsync("Payments", db.Payments), await OfAsync("CreditMemos", db.CreditMemos),
            await OfAsync("Collections", db.CollectionsActivities), contacts.Select(number => ("Contact", number)),
            money.Select(one => (one.Key, one.Value)),
        }.SelectMany(some => some).ToLookup(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
    }

    // Every row of the account, value by value: what the database holds, not what somebody thought of.
    private async Task<IReadOnlyList<string>> RowsOfTheirsAsync()
    {
        await using var db = _database.Contexts.Unscoped();
        var rows = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Select(entity => entity.ClrType)
            .Where(type => typeof(IAccountOwned).IsAssignableFrom(type)).Distinct())
        {
            var read = typeof(NothingLeaks)
                .GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
            foreach (var row in await (Task<IReadOnlyList<object>>)read.Invoke(null, [db, _theirs.Account.Id])!)
            {
                var values = db.Entry(row).CurrentValues;
                rows.Add($"{type.Name} {string.Join('|', values.Properties.Select(property => values[property]))}");
            }
        }

        Assert.True(rows.Count > 20, "There is too little of theirs to compare.");
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<object>> ReadAsync<TRow>(CheckoutDbContext db, Guid accountId)
        where TRow : class, IAccountOwned =>
        await db.Set<TRow>().Where(row => row.AccountId == accountId).ToListAsync<object>();
}
