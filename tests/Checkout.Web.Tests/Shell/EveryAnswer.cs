using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Checkout.Web.Tests.Shell;

[Trait("Acceptance", "S16")]
public sealed class EveryAnswer
{
    [Theory]
    [InlineData("/Shell/Fine")]
    [InlineData("/Shell/Boom")]
    [InlineData("/no/such/page")]
    [InlineData("/css/tokens.css")]
    [InlineData("/health/live")]
    public async Task Carries_the_security_headers_and_no_server_header(string path)
    {
        await using var host = await ShellHost.StartAsync();
        using var answer = await host.Client.GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task Asks_for_HTTPS_for_a_year_outside_development(string environment, bool expected)
    {
        await using var host = await ShellHost.StartAsync(environment);
        using var answer = await host.Client.GetAsync("/Shell/Fine");

        Assert.Equal(expected, answer.Headers.Contains("Strict-Transport-Security"));
        if (expected)
        {
            Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        }
    }

    [Fact]
    public async Task Sets_cookies_only_for_HTTPS_for_no_script_and_for_no_other_site()
    {
        await using var host = await ShellHost.StartAsync();
        using var answer = await host.Client.GetAsync("/Shell/Cookie");

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Refuses_a_post_without_antiforgery_token_and_says_what_to_do()
    {
        await using var host = await ShellHost.StartAsync();
        using var form = new FormUrlEncodedContent([]);
        using var answer = await host.Client.PostAsync("/Shell/Posted", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("reload the page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_in_time_or_says_so()
    {
        await using var host = await ShellHost.StartAsync(settings: new Dictionary<string, string?> { ["Proxy:RequestSeconds"] = "1" });
        using var answer = await host.Client.GetAsync("/Shell/Slow");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Contains("saved whole or not at all", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_HTTPS_for_subdomains_where_the_vendor_wants_it()
    {
        await using var host = await ShellHost.StartAsync(settings: new Dictionary<string, string?> { ["Proxy:HstsSubdomains"] = "true" });
        using var answer = await host.Client.GetAsync("/Shell/Fine");

        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Believes_forwarded_headers_from_trusted_networks_only()
    {
        await using var trusting = await ShellHost
            .StartAsync(settings: new Dictionary<string, string?>
            {
                ["Proxy:TrustedNetworks:0"] = "0.0.0.0/0",
                ["Proxy:TrustedNetworks:1"] = "::/0"
            });
        await using var alone = await ShellHost.StartAsync();

        Assert.True(trusting.Services.GetForwarded().KnownIPNetworks.Count == 2);
        Assert.Equal(Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.None, alone.Services.GetForwarded().ForwardedHeaders);
    }
}
