namespace Checkout.Web.Requests;

/// <summary>Tells paths of this portal from addresses that lead away.</summary>
public static class PortalPath
{
    /// <returns>As an answer can lead there, in ASCII; null for anything else: another host's address, a script, nothing.</returns>
    public static string? Local(string? url) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || (url[1] != '/' && url[1] != '\\')) && !url.Any(char.IsControl)
            ? Encoded(url) : null;

    private static string Encoded(string url) => Ascii.IsValid(url) ? url
        : string.Concat(url.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
