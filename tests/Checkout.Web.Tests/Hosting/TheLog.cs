using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using LogLine = Checkout.Web.Hosting.LogLine;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Checkout.Web.Tests.Hosting;

/// <summary>Each line of the log says when, who, for which account and from where; nobody writes one but the portal; and what happened at
/// the door is told apart from everything else, without anything that was typed there.</summary>
[Trait("Acceptance", "D3")]
public sealed partial class TheLog : IAsyncLifetime
{
    private readonly Written _log = new();

    private TestDatabase _database = null!;
    private World _world = null!;
    private Portal _portal = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _world = await World.CreateAsync(_database, TestClock.Today);
        _portal = Portal.Start(_database, _world.Clock, new PortalSettings
        {
            Kestrel = true,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Serilog:MinimumLevel:Default"] = "Information",
                ["Limits:SignInsPerMinute"] = "4",
            },
            Services = services => services.AddSingleton<ILogEventSink>(_log),
        });
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("/x%0A2026-11-29T22:22:22.222+00:00 INF FORGED")]
    [InlineData("/x%0D%0A2026-11-29T22:22:22.222+00:00 INF FORGED")]
    [InlineData("/x%C2%852026 FORGED")]
    [InlineData("/x%E2%80%A82026 FORGED")]
    [InlineData("/esc%1B[31mFORGED")]
    [InlineData("/x%E2%80%AEFORGED")]
    public async Task Has_no_line_that_somebody_else_wrote(string path)
    {
        using var browser = _portal.Anonymous();
        await browser.GetAsync(path);

        var line = Assert.Single(Lines(), line => line.Contains("FORGED", StringComparison.Ordinal));
        Assert.Contains("HTTP GET /", line, StringComparison.Ordinal);
        Assert.All(Lines(), written => Assert.Matches(Line(), written));
        Assert.DoesNotContain(line, sign => char.IsControl(sign) || sign is '\u2028' or '\u202E');
    }

    [Fact]
    public void Sets_off_what_an_exception_says_and_names_nobody_s_address()
    {
        var entry = new LogEvent(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(1)), LogEventLevel.Error,
            new InvalidOperationException("550 <zoe@acme.example> is unknown\n2026-11-29T22:22:22.222+00:00 INF FORGED"),
            new MessageTemplate([new TextToken("It failed")]), []);
        using var written = new StringWriter();

        new LogLine().Format(entry, written);

        Assert.StartsWith("2026-11-30T09:00:00.000+01:00 ERR trace=- user=- account=- from=- - It failed", written.ToString(),
            StringComparison.Ordinal);
        Assert.All(written.ToString().TrimEnd().Split(Environment.NewLine)[1..], line => Assert.StartsWith("    ", line,
            StringComparison.Ordinal));
        Assert.Contains("550 <…@acme.example> is unknown", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_who_for_which_account_and_from_where()
    {
        using var browser = await _portal.SignedInAs(_world.User.Email!);
        (await browser.GetAsync("/Invoices?q=secret")).Expect(HttpStatusCode.OK);

        var line = Assert.Single(Lines(), line => line.Contains("HTTP GET /Invoices responded 200", StringComparison.Ordinal));
        Assert.Contains($" user={_world.User.Id} account={_world.Account.Number} from=127.0.0.1 ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        Assert.Matches(@" trace=[0-9a-f]{32} ", line);
    }

    [Fact]
    public async Task Tells_what_happened_at_the_door_apart_and_repeats_nothing_that_was_typed()
    {
        using var browser = _portal.Anonymous();
        var signIn = await browser.OpenAsync("/SignIn");
        for (var tries = 0; tries < 3; tries++)
        {
            await signIn.SignInAsync("nobody@secret.example", "a secret word");
        }

        await signIn.Form().Forge("__RequestVerificationToken", "x").To("/ForgottenPassword").SendAsync();

        var door = Lines().Where(line => line.Contains(" Checkout.Security ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, door.Count(line => line.Contains("SignInFailed", StringComparison.Ordinal)));
        Assert.Contains(door, line => line.Contains("TooManyTries", StringComparison.Ordinal));
        Assert.All(door, line => Assert.Contains(" WRN ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(), line => line.Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(), line => line.Contains("DefaultAntiforgery", StringComparison.Ordinal)
            && line.Contains("Cache-Control", StringComparison.Ordinal));
    }

    [Theory, Trait("Acceptance", "U6")]
    [InlineData("checkout.antiforgery")]
    [InlineData("checkout.session")]
    [InlineData("checkout.account")]
    [InlineData("checkout.notice")]
    [InlineData("checkout.recent")]
    public async Task Tells_of_no_failure_where_somebody_broke_their_own_cookie(string name)
    {
        using var signedIn = await _portal.SignedInAs(_world.User.Email!);
        using var anonymous = _portal.Anonymous();
        foreach (var (browser, path) in new[] { (signedIn, "/Contact"), (anonymous, "/SignIn") })
        {
            var at = (await browser.GetAsync(path)).Response.RequestMessage!.RequestUri!;
            browser.Cookies.Add(new Cookie(_portal.CookieName(name), "CfDJ8broken", "/", at.Host) { Secure = true });
            var page = await browser.GetAsync(path);
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{path} answers {page.Status}");
        }

        Assert.DoesNotContain(Lines(), line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Lines() => [.. _log.Lines.SelectMany(text => text.TrimEnd().Split('\n', '\r'))];

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d (VRB|DBG|INF|WRN|ERR|FTL) trace=|    )",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    private sealed class Written : ILogEventSink
    {
        private readonly LogLine _format = new();

        public ConcurrentQueue<string> Lines { get; } = new();

        public void Emit(LogEvent logEvent)
        {
            using var written = new StringWriter();
            _format.Format(logEvent, written);
            Lines.Enqueue(written.ToString());
        }
    }
}
