using System.Net;
using System.Text;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Mail;
using Checkout.Testing.Web;
using Checkout.Web.Features.Search;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Payments;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Checkout.Web.Tests.Telemetry;

/// <summary>A collector on this machine gets what people do on the portal, by OTLP, and nothing of who they are.</summary>
[Trait("Acceptance", "O3")]
public sealed class NothingPersonalLeaves
{
    private const string Password = "Sesame-opens-2026!";
    private const string Address = "203.0.113.77";
    private const string Broken = "{Method} {Path} failed";
    private const string Browser = "ZoesOwnBrowser/7";

    [SkippableTheory, EveryEngine]
    public async Task Of_signing_in_accepting_paying_a_mail_that_fails_and_a_page_that_breaks(Engine engine)
    {
        using var collector = WireMockServer.Start();
        collector.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(HttpStatusCode.OK));
        await using var on = await QuotesPortal.StartAsync(engine, settings: new PortalSettings
        {
            Kestrel = true,
            Workers = true,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Telemetry:Endpoint"] = collector.Url!,
                ["Serilog:MinimumLevel:Default"] = "Debug",
                ["Payments:Gateway"] = "Simulated",
                ["Proxy:TrustedNetworks:0"] = "127.0.0.0/8",
            },
            Services = services => services.AddSingleton<IMailTransport, Refusing>()
                .AddScoped<SearchQuery>(_ => throw new InvalidOperationException("Nobody is called Zoë Brandström")),
        });
        var personal = await LiveAsync(on);
        on.Portal.Services.GetRequiredService<TracerProvider>().ForceFlush();
        on.Portal.Services.GetRequiredService<MeterProvider>().ForceFlush();

        // Lines of the log leave every few seconds; a process that ends waits for the last ones no longer than that.
        for (var tries = 0; tries < 300 && !Left(collector)["/v1/logs"].Any(text => text.Contains(Broken, StringComparison.Ordinal));
            tries++)
        {
            await Task.Delay(200);
        }

        await on.Portal.DisposeAsync();
        var left = Left(collector);
        Sees(left["/v1/traces"], "Quotes/{number}", "SELECT", "INSERT", "mail.kind", "QuoteAccepted", "System.FormatException");
        Sees(left["/v1/metrics"], "checkout.outbox.waiting", "checkout.acceptances", "checkout.payments", "Succeeded",
            "checkout.sign_ins.refused", "SignInFailed", "checkout.mails", "Failed", "http.server.request.duration", "gc.heap");
        Sees(left["/v1/logs"], "SignInFailed", "System.InvalidOperationException", Broken, "   at Checkout.Web.Tests");
        var everything = string.Concat(left.SelectMany(texts => texts));
        Assert.Equal([], personal.Select(text => Around(everything, text)).OfType<string>());
        if (engine is Engine.PostgreSql)
        {
            Sees(left["/v1/traces"], "Npgsql");
        }
    }

    /// <summary>A person signs in at the second try, looks, accepts, pays and searches; the mails about it are refused.</summary>
    /// <returns>What is theirs.</returns>
    private static async Task<IReadOnlyList<string>> LiveAsync(QuotesPortal on)
    {
        var world = on.World;
        var quote = await world.PublishAsync(world.Terms() with { Title = "Seats for Zoë" }, world.Line(7m, 33m));
        await world.WriteAsync(world.Invoice("INV-OF-ACME", 100m));
        await on.Portal.SetPasswordAsync(world.User.Email!, Password);
        using var browser = on.Portal.Anonymous();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        browser.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Browser);
        browser.Http.DefaultRequestHeaders.Add("tracestate", "zoe=brandstrom");
        var signIn = await browser.OpenAsync("/SignIn");
        await signIn.SignInAsync(world.User.Email!, "Sesame-closed-2025");
        await browser.FollowAsync(await signIn.SignInAsync(world.User.Email!, Password));
        (await browser.GetAsync($"/Quotes/{quote.Slug}?q=brandstrom-searches")).Expect(HttpStatusCode.OK);
        (await AcceptingOnThePage.Filled(await browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).SendAndFollowAsync())
            .Expect(HttpStatusCode.OK);
        var gateway = await (await browser.GetAsync("/Pay?invoice=INV-OF-ACME")).Form("/Pay").SendAndFollowAsync("Pay $100.00");
        await browser.FollowAsync(await PayingOnThePage.TypeAsync(gateway, "4242 4242 4242 4242"));
        (await browser.GetAsync("/Search?q=brandstrom-searches")).Expect(HttpStatusCode.InternalServerError);
        await using (var scope = on.Portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None);
        }

        await using var db = on.Portal.Unscoped();
        var order = await db.Orders.SingleAsync();
        var address = world.Account.BillingAddress;
        return
        [
            world.User.Email!, world.User.DisplayName, "Brandström", "Brandstrom", "acme.example", world.User.Id.ToString(),
            address.Name, world.Account.Number, world.Account.Id.ToString(), address.Line1, address.City, address.PostalCode!,
            "Noémie", "noemie@vendor.example", quote.Number, quote.Slug, "Seats for Zoë", order.Number, order.Slug, "INV-OF-ACME",
            "PAY-0000", Address, Browser, Password, "Sesame", "4242", "brandstrom-searches",
            .. browser.Cookies.GetAllCookies().Select(cookie => cookie.Value).Where(value => value.Length > 8),
            .. await db.Invoices.Select(invoice => invoice.Number).ToListAsync(),
            .. await db.PaymentAttempts.Select(attempt => attempt.Reference!).ToListAsync(),
        ];
    }

    private static ILookup<string, string> Left(WireMockServer collector) => collector.LogEntries.ToList()
        .ToLookup(entry => entry.RequestMessage!.Path, entry => Encoding.UTF8.GetString(entry.RequestMessage!.BodyAsBytes!),
            StringComparer.Ordinal);

    private static string? Around(string everything, string text) =>
        everything.IndexOf(text, StringComparison.OrdinalIgnoreCase) is >= 40 and var at ? everything.Substring(at - 40, 80) : null;

    private static void Sees(IEnumerable<string> texts, params string[] expected)
    {
        var all = string.Concat(texts);
        Assert.Equal([], expected.Where(text => !all.Contains(text, StringComparison.Ordinal)));
    }

    private sealed class Refusing : IMailTransport
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellation) =>
            throw new FormatException($"550 {message.To} of Acme GmbH is unknown");
    }
}
