using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Xunit;

namespace Checkout.Web.Tests.Shell;

[Trait("Acceptance", "S16")]
public sealed class StaticFiles
{
    [Fact]
    public async Task Have_fingerprinted_addresses_that_are_cached_for_ever_and_compressed()
    {
        await using var host = await ShellHost.StartAsync();
        var page = await (await host.Client.GetAsync("/no/such/page")).Content.ReadAsStringAsync();
        var address = AddressOf(page, "components");
        Assert.Matches(@"^/css/components\.[a-z0-9]{10}\.css$", address);

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_the_vendors_colour_without_inline_style()
    {
        await using var host = await ShellHost.StartAsync(settings: new Dictionary<string, string?> { ["Vendor:BrandColor"] = "#c2185b" });
        var page = await (await host.Client.GetAsync("/no/such/page")).Content.ReadAsStringAsync();
        var address = AddressOf(page, "brand.css");

        using var answer = await host.Client.GetAsync(address);

        Assert.Equal(":root { --brand: #c2185b; }\n", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_the_vendors_logo_where_there_is_one()
    {
        var logo = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".svg");
        await File.WriteAllTextAsync(logo, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
        try
        {
            await using var host = await ShellHost.StartAsync(settings: new Dictionary<string, string?> { ["Vendor:LogoPath"] = logo });
            using var answer = await host.Client.GetAsync("/brand/logo");

            Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("/brand/logo?v=", await (await host.Client.GetAsync("/no/such/page")).Content.ReadAsStringAsync(),
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(logo);
        }
    }

    private static string AddressOf(string page, string name) =>
        new HtmlParser().ParseDocument(page).QuerySelector($"link[href*='{name}']")!.GetAttribute("href")!;
}
