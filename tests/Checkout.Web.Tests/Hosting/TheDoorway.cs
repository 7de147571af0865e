using System.Net;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Settings;

namespace Checkout.Web.Tests.Hosting;

/// <summary>What a deployment for customers refuses: settings that anybody could misuse, hosts that are not its own, plain HTTP, and
/// requests that are too large.</summary>
[Trait("Acceptance", "D3")]
public sealed class TheDoorway(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("Mail:PublicUrl", "http://billing.example", "Write the https address")]
    [InlineData("Mail:PublicUrl", "", "Write the https address")]
    [InlineData("SignIn:Key", "", "The key that protects sessions and mailed links is required")]
    [InlineData("SignIn:Key", "short", "at least 32 random bytes")]
    [InlineData("Payments:Gateway", "Simulated", "takes no money")]
    [InlineData("Start:DemoData", "true", "passwords of the demo data are public")]
    [InlineData("Proxy:RequestSeconds", "0", "Proxy:RequestSeconds")]
    public async Task A_setting_that_anybody_could_misuse_is_refused_at_the_start(string setting, string value, string complaint)
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Start:Demonstration"] = "false",
            ["Start:Migrate"] = "true",
            [setting] = value,
        };

        await using var portal = Portal.Start(database, world.Clock, PortalSettings.Ordinary with { Configuration = settings });

        Assert.Contains(SettingsCheck.Problems(portal.Services), problem => problem.StartsWith(setting, StringComparison.Ordinal)
            && problem.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_its_own_host_is_answered_and_no_answer_repeats_another()
    {
        await using var portal = await RentAsync();
        using var browser = portal.Anonymous();

        using var evil = await browser.Http
            .SendAsync(new HttpRequestMessage(HttpMethod.Get, "/Invoices") { Headers = { Host = "evil.example" } });
        using var health = await browser.Http
            .SendAsync(new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = "10.0.0.7" } });
        using var own = await browser.Http.GetAsync("/Invoices");

        Assert.Equal(HttpStatusCode.BadRequest, evil.StatusCode);
        var page = await evil.Content.ReadAsStringAsync();
        Assert.Contains("https://localhost", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("/SignIn?returnUrl=%2FInvoices", own.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Whoever_signs_in_over_plain_http_is_told_that_it_takes_https()
    {
        await using var portal = await RentAsync();
        using var browser = portal.Anonymous();
        var page = await browser.GetAsync("http://localhost/SignIn");

        var refused = (await page.SignInAsync("zoe@acme.example", "x"))
            .Expect(HttpStatusCode.BadRequest);

        Assert.Equal("This page needs HTTPS", refused.Title);
        Assert.Contains("Open https://localhost", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_above_a_megabyte_is_refused()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Start(database, world.Clock, PortalSettings.Ordinary with { Kestrel = true });
        using var browser = portal.Anonymous();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Email", new string('x', 1 << 20))]);

        using var answer = await browser.Http.PostAsync("/SignIn", form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<Portal> RentAsync()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        return Portal.Rent(database, (await World.CreateAsync(database, TestClock.Today)).Clock);
    }
}
