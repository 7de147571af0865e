using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Texts;

/// <summary>A body that is no form is refused with a page that says so, at every route, whoever sends it.</summary>
[Trait("Acceptance", "D2")]
public sealed class BrokenForms(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Ordinary = "application/x-www-form-urlencoded";
    private const string Parts = "multipart/form-data; boundary=b";

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "1,100 fields", Ordinary, string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=1")) },
        { "a value of 5 MB", Ordinary, "a=" + new string('x', 5 * 1024 * 1024) },
        { "a key of 5,000 characters", Ordinary, new string('k', 5000) + "=1" },
        { "a multipart that ends too early", Parts, "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx" },
        { "a multipart without a boundary", "multipart/form-data", "--b\r\n" },
        { "a multipart of rubbish", Parts, "\0\uFFFE rubbish" },
        { "what is no text", Ordinary, "a%00=%00&%EF%BF%BE=%EF%BF%BF&%ED%A0%80=%ED%A0%80" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Are_refused_and_never_fail(string what, string type, string body)
    {
        var world = await World.CreateAsync(await databases.OnAsync(Engine.Sqlite), new DateOnly(2026, 11, 23));
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var member = await portal.SignedInAs(world.User.Email!);
        using var anonymous = portal.Anonymous();
        var posts = File.ReadLines(RepositoryRoot.Combine("tests", "Checkout.Web.Tests", "Access", "routes.tsv"))
            .Where(line => line.StartsWith("POST\t", StringComparison.Ordinal)).Select(line => line.Split('\t')[1]);
        var few = body.Length > 1_000_000 ? posts.Where(route => route is "/AddProducts") : posts;

        foreach (var route in few)
        {
            foreach (var browser in new[] { member, anonymous })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, route.Replace("{number}", "X", StringComparison.Ordinal)
                    .Replace("{invoice}", "X", StringComparison.Ordinal).Replace("{reference}", "X", StringComparison.Ordinal))
                {
                    Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
                };
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
                var answer = await browser.SendAsync(request);
                Assert.True((int)answer.Status is 400 or 413 or 422 or 302 or 403 or 404 or 409,
                    $"{what} at {route} was answered {answer.Status}.");
            }
        }

        if (what != "what is no text")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/SignIn")
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var page = await anonymous.SendAsync(request);
            Assert.True(page.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge);
            Assert.Contains(page.Title, (string[])["That can’t be read", "That was too large"]);
        }
    }
}
