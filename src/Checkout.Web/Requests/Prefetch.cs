namespace Checkout.Web.Requests;

/// <summary>Tells a page that somebody opens from one that a browser or a mail scanner fetches ahead (A13).</summary>
public static class Prefetch
{
    // Those that look ahead say so in one of these.
    private static readonly string[] Headers = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    private static readonly string[] Words = ["prefetch", "prerender", "preview"];

    public static bool IsIt(HttpRequest request) =>
        Array.Exists(Headers, header => request.Headers[header].ToString() is { Length: > 0 } value
            && Array.Exists(Words, word => value.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
