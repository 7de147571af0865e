using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace Checkout.Testing.Web;

/// <summary>A browser without a screen: keeps cookies, follows no redirect by itself, posts the forms of the pages it got.</summary>
public sealed class PortalClient(HttpClient http, CookieContainer cookies) : IDisposable
{
    private static readonly IBrowsingContext Browsing = BrowsingContext.New(Configuration.Default);

    /// <summary>For requests that no page of the portal would send.</summary>
    public HttpClient Http => http;

    public CookieContainer Cookies => cookies;

    public async Task<PortalPage> GetAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Opens a page and wherever it redirects to.</summary>
    public async Task<PortalPage> OpenAsync(string path) => await FollowAsync(await GetAsync(path));

    public async Task<PortalPage> SendAsync(HttpRequestMessage request) => await ReadAsync(await http.SendAsync(request));

    /// <summary>Goes where a redirect leads, until a page comes.</summary>
    public async Task<PortalPage> FollowAsync(PortalPage page)
    {
        for (var hops = 0; page.Location is { } location; hops++)
        {
            Xunit.Assert.True(hops < 10, $"Redirects go round in circles at {location}.");
            page = await GetAsync(location);
        }

        return page;
    }

    public void Dispose() => http.Dispose();

    internal async Task<PortalPage> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var address = response.RequestMessage!.RequestUri!;
        IHtmlDocument? document = null;
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            document = (IHtmlDocument)await Browsing.OpenAsync(request => request
                .Content(System.Text.Encoding.UTF8.GetString(body)).Address(address.AbsoluteUri)
                    .Header("Content-Type", "text/html; charset=utf-8"));
        }

        return new PortalPage(this, response, body, document);
    }
}
