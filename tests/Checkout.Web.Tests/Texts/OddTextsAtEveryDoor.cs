using System.Net;
using System.Reflection;
using System.Text;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Forms;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Texts;

/// <summary>Whatever stands in an address, a header or a field: the portal answers, and what it keeps is text. Routes and fields are read
/// from the portal itself, so that one that is added later is asked as well.</summary>
[Trait("Acceptance", "D2")]
public sealed class OddTextsAtEveryDoor(OddTextsAtEveryDoor.Stage stage) : IClassFixture<OddTextsAtEveryDoor.Stage>
{
    // In every query of every list, whether or not its action names them.
    private static readonly string[] Common =
        ["q", "sort", "status", "from", "until", "page", "list", "contract", "format", "period", "files", "account", "pick", "split",
            "units.CRM-PRO"];

    // What a form is recognised by: without it nothing else would be looked at.
    private static readonly string[] Identity = ["RequestKey", "__RequestVerificationToken"];

    /// <summary>What a binder takes for nothing.</summary>
    private const string Blank = "\t\r\n";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [SkippableTheory, EveryEngine]
    public async Task An_address_never_ends_in_a_failure(Engine engine)
    {
        var portal = await stage.OnAsync(engine);
        var customer = await Customer.ComeAsync(portal, Today);
        await customer.World.WriteAsync(customer.World.Invoice("SAME", 120m), customer.World.CreditMemo("SAME", 30m),
            customer.World.Received("SAME", 50m));
        using var anonymous = portal.Anonymous();
        var random = new Random(20);

        foreach (var (template, names) in Routes(portal))
        {
            for (var round = 0; round < SoakFactor.Times(3); round++)
            {
                var path = "/" + PathOf(template, name => random.Next(3) == 0 ? InPath(OddTexts.From(random))
                    : name == "version:int" ? "1" : "SAME");
                var query = string.Join('&', names.Where(_ => round < 2 || random.Next(2) == 0)
                    .Select(name => $"{name}={OddTexts.InAddress(round == 1 ? Blank : Shortened(OddTexts.From(random)))}"));
                using var request = new HttpRequestMessage(HttpMethod.Get,
                    $"{path}?{query}&{OddTexts.InAddress(OddTexts.From(random)[..1])}=1");
                request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla \uFFFE 😀");
                var answer = await (round >= 2 && random.Next(8) == 0 ? anonymous : customer.Browser).SendAsync(request);
                Assert.True((int)answer.Status < 500, $"{answer.Path} answered {answer.Status}.");
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task A_form_is_taken_or_refused_and_what_is_kept_is_text(Engine engine)
    {
        var portal = await stage.OnAsync(engine);
        var random = new Random(20);
        foreach (var form in EveryForm.Cases.DistinctBy(form => form.Route))
        {
            var filled = await form.FillAsync(await Customer.ComeAsync(portal, Today));
            for (var round = 0; round < SoakFactor.Value; round++)
            {
                foreach (var name in filled.Form.Names.Except(Identity, StringComparer.Ordinal).Where(_ => random.Next(2) == 0))
                {
                    filled.Form.Forge(name, Shortened(OddTexts.From(random)));
                }

                await SendAsync();
            }

            foreach (var name in filled.Form.Names.Except(Identity, StringComparer.Ordinal))
            {
                filled.Form.Forge(name, Blank);
            }

            await SendAsync();

            async Task SendAsync()
            {
                var answer = await filled.SendAsync();
                Assert.True((int)answer.Status < 500, $"{form.Route} answered {answer.Status}: {answer.Body}");
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task What_people_write_is_kept_without_what_is_no_text(Engine engine)
    {
        var portal = await stage.OnAsync(engine);
        string[] written = ["Contact", "Quotes/{number}/Questions", "Quotes/{number}/Decline", "Quotes/{number}/Acceptance",
            "Invoices/{number}/Dispute", "Contracts/{number}/BillingDetails", "Payments/{number}/Refund", "PaymentMethods/{number}"];
        foreach (var form in written.Select(route => EveryForm.Cases.First(form => form.Route == route)))
        {
            var filled = await form.FillAsync(await Customer.ComeAsync(portal, Today));
            foreach (var name in filled.Form.Names
                .Where(name => name is "Message" or "Text" or "Reason" or "PoNumber" or "Title" or "Label"))
            {
                if (filled.Form.Value(name) != "NotOrdered")
                {
                    filled.Form.Forge(name, "Zoë\u0001 \uFFFE𠮷😀\u202E\r\n");
                }
            }

            var answer = await filled.SendAsync();
            Assert.True(answer.Status is HttpStatusCode.Redirect, $"{form.Route} answered {answer.Status}: {answer.Body}");
        }

        await using var db = portal.Unscoped();
        const string kept = "Zoë 𠮷😀";
        Assert.Equal((1, 1, 1, 1), (
            await db.ContactRequests.CountAsync(request => request.Message.Trim() == kept),
            await db.Set<QuoteQuestion>().CountAsync(question => question.Text.Trim() == kept),
            await db.Acceptances.CountAsync(acceptance => acceptance.Title!.Trim() == kept),
            await db.InvoiceDisputes.CountAsync(dispute => dispute.Text.Trim() == kept)));
    }

    [SkippableTheory, EveryEngine]
    public async Task What_is_no_text_is_found_nowhere_and_a_cut_never_halves(Engine engine)
    {
        var portal = await stage.OnAsync(engine);
        var customer = await Customer.ComeAsync(portal, Today);
        await customer.World.WriteAsync(customer.World.Invoice("INV-1", 120m, name: "ab"));
        foreach (var tab in new[] { "Invoices", "Quotes", "Contracts", "Orders", "Payments", "CreditMemos", "InstalledProducts", "Activity",
            "Search" })
        {
            foreach (var odd in new[] { "%EF%BF%BE", "a%EF%BF%BEb", "a%00b", "%00", new string('x', 99) + "%F0%9F%98%80" })
            {
                var page = (await customer.Browser.GetAsync($"/{tab}?q={odd}")).Expect(HttpStatusCode.OK);
                Assert.Empty(page.All("main tbody a"));
            }
        }

        // The folded text of 969 characters and an emoji is cut inside it.
        var form = await customer.FormAsync("/Contact?topic=Invoice", "/Contact");
        (await form.Fill("Message", new string('m', 969) + "😀").SendAsync()).Expect(HttpStatusCode.Redirect);
    }

    // Servers refuse a NUL in a path before anybody sees it.
    private static string InPath(string text) => OddTexts.InAddress(Shortened(text)).Replace("%00", "%01", StringComparison.Ordinal);

    private static string Shortened(string text) => text.Length > 300 ? text[..300] : text;

    private static string PathOf(string template, Func<string, string> fill)
    {
        var path = new StringBuilder();
        foreach (var piece in template.Split('{'))
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            path.Append(end < 0 ? "" : fill(piece[..end])).Append(piece[(end + 1)..]);
        }

        return path.ToString();
    }

    private static IEnumerable<(string Template, IReadOnlyList<string> Names)> Routes(Portal portal) =>
        from endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where action is not null
        select (endpoint.RoutePattern.RawText!.TrimStart('/'), (IReadOnlyList<string>)[.. NamesOf(action)]);

    private static IEnumerable<string> NamesOf(ControllerActionDescriptor action) =>
        action.Parameters.Where(parameter => parameter.ParameterType != typeof(CancellationToken))
            .SelectMany(parameter => parameter.ParameterType.IsValueType || parameter.ParameterType == typeof(string)
                || parameter.ParameterType.IsArray ? [parameter.Name]
                : parameter.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
                    .Select(property => property.Name))
            .Concat(Common).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>One portal per engine for all of it, with the demo data.</summary>
    public sealed class Stage : IAsyncLifetime
    {
        private readonly Dictionary<Engine, Portal> _portals = [];

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            foreach (var portal in _portals.Values)
            {
                await portal.DisposeAsync();
                await portal.Database.DisposeAsync();
            }
        }

        internal async Task<Portal> OnAsync(Engine engine)
        {
            if (!_portals.TryGetValue(engine, out var portal))
            {
                _portals[engine] = portal = Portal.Start(await TestDatabase.CreateWithDemoDataAsync(engine),
                    new FakeTimeProvider(TestDatabase.DemoImportedAt), new PortalSettings
                    {
                        Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payments:Gateway"] = "Simulated" },
                    });
            }

            return portal;
        }
    }
}
