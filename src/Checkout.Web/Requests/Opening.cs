namespace Checkout.Web.Requests;

/// <summary>Tells a page that somebody opens from one that a browser, a mail scanner or another site fetches.</summary>
public static class Opening
{
    // Those that look ahead say so in one of these.
    private static readonly string[] Headers = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    private static readonly string[] Words = ["prefetch", "prerender", "preview"];

    /// <summary>False for what nobody looks at: pages fetched ahead, and requests for the head alone (A13).</summary>
    public static bool IsSeen(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && !Array.Exists(Headers, header => request.Headers[header].ToString() is { Length: > 0 } value
            && Array.Exists(Words, word => value.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>True where a page of another site leads here. Browsers that don't say so name that page, or none.</summary>
    public static bool IsFromAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => OriginOf(request) is { } page && !IsHere(page, request),
        var site => string.Equals(site, "cross-site", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>True where a page of this portal leads here for sure.</summary>
    public static bool IsFromHere(HttpRequest request) => OriginOf(request) is { } page && IsHere(page, request)
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    private static Uri? OriginOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) ? origin
        : request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page ? page : null;

    private static bool IsHere(Uri page, HttpRequest request) =>
        string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
