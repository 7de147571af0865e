using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Doctor;

/// <summary>The doctor’s page opens to whoever has the token, says nothing to anybody else, and is not there without one.</summary>
[Trait("Acceptance", "O2")]
public sealed class ThePageForOperators
{
    private const string Token = "a-token-of-the-operators-with-32-characters";
    private const string Path = "/Operator/Doctor";

    [Fact]
    public async Task Is_not_there_without_a_token()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var portal = Portal.Rent(database, new FakeTimeProvider(TestClock.Start));
        using var browser = portal.Anonymous();
        browser.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Path)).Status);
    }

    [Fact]
    public async Task Opens_by_the_token_only()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var portal = Portal.Start(database, new FakeTimeProvider(TestClock.Start), new PortalSettings
        {
            // Nobody listens there.
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Operator:Token"] = Token,
                ["Mail:PublicUrl"] = "https://localhost:1",
                ["Limits:SignInsPerMinute"] = "6",
            },
        });
        using var browser = portal.Anonymous();

        var form = await browser.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.DoesNotContain("address-unreachable", form.Body, StringComparison.Ordinal);
        var wrong = await form.Form(Path).Fill("Token", "another").SendAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.DoesNotContain("address-unreachable", wrong.Body, StringComparison.Ordinal);

        var right = await form.Form(Path).Fill("Token", Token).SendAsync();
        Assert.Contains("Error: address-unreachable", right.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, right.Body, StringComparison.Ordinal);

        browser.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Contains("error address-unreachable: ", await browser.Http.GetStringAsync(new Uri(Path, UriKind.Relative)),
            StringComparison.Ordinal);
        browser.Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var json = JsonDocument.Parse(await browser.Http.GetStringAsync(new Uri(Path, UriKind.Relative)));
        Assert.Equal("error", json.RootElement.GetProperty("status").GetString());

        browser.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "another");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(Path)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync(Path)).Status);
    }
}
