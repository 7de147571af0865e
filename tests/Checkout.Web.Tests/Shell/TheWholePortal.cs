using System.Net;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Shell;

/// <summary>What holds of every route, whoever adds it.</summary>
[Trait("Acceptance", "S16")]
public sealed class TheWholePortal : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private TestDatabase _database = null!;
    private World _world = null!;
    private Portal _portal = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _world = await World.CreateAsync(_database, TestClock.Today);
        _portal = Portal.Start(_database, _world.Clock);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Takes_no_post_without_an_antiforgery_token()
    {
        using var browser = await _portal.SignedInAs(_world.User.Email!);
        var routes = Routes("POST");
        Assert.Contains("/SignOut", routes);

        foreach (var route in routes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = new FormUrlEncodedContent([]) };
            var answer = await browser.SendAsync(request);
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"POST {route} answered {(int)answer.Status} without a token.");
            AssertHeaders(answer);
        }
    }

    [Fact]
    public async Task Answers_every_get_with_its_headers_and_without_inline_script_or_style()
    {
        using var browser = await _portal.SignedInAs(_world.User.Email!);
        foreach (var route in Routes("GET"))
        {
            var answer = await browser.GetAsync(route);
            Assert.True((int)answer.Status < 500, $"GET {route} answered {(int)answer.Status}.");
            AssertHeaders(answer);
            if (answer.Response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                Assert.Empty(answer.All("[style], style, [onclick], [onsubmit], [onchange], script:not([src]), a[href^='javascript:']"));
            }
        }
    }

    [Fact]
    public async Task Sets_every_cookie_for_HTTPS_only_and_out_of_reach_of_scripts_and_other_sites()
    {
        await _portal.SetPasswordAsync(_world.User.Email!, Password);
        using var browser = _portal.Anonymous();
        var form = await browser.GetAsync("/SignIn");
        var answer = await form.SignInAsync(_world.User.Email!, Password);
        var home = await browser.OpenAsync("/");

        var cookies = new[] { form, answer,
            home }.SelectMany(page => page.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();
        Assert.True(cookies.Count >= 2);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); samesite=(lax|strict)", cookie);
        });
    }

    private static void AssertHeaders(PortalPage answer)
    {
        var headers = answer.Response.Headers;
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';",
            Assert.Single(headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(headers.Contains("Strict-Transport-Security") || answer.Response.RequestMessage!.RequestUri!.IsLoopback);
        Assert.False(headers.Contains("Server"));
    }

    private List<string> Routes(string method) =>
    [
        .. from endpoint in _portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true
           select "/" + string.Join('/',
               endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Written)))),
    ];

    private static string Written(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        _ => "1",
    };
}
