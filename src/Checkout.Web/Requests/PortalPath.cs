namespace Checkout.Web.Requests;

/// <summary>Tells paths of this portal from addresses that lead away.</summary>
public static class PortalPath
{
    /// <returns>Null for anything else: another host's address, a script, nothing.</returns>
    public static string? Local(string? url) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || (url[1] != '/' && url[1] != '\\')) && !url.Any(char.IsControl)
            ? url : null;
}
