using System.Security.Cryptography;
using Checkout.Web.Branding;

namespace Checkout.Web.Requests;

/// <summary>The colours and logos of the vendor and its companies at addresses that change with their content, so that they can be cached
/// for ever and no page needs inline style.</summary>
public static class Brand
{
    private const string StylesheetPath = "/brand.css";
    private const string LogoPath = "/brand/logo";

    /// <summary>Null where the deployment keeps the colour that ships.</summary>
    public static string? StylesheetUrl(VendorLook look) =>
        look.Color.Length > 0 ? $"{StylesheetPath}?v={Fingerprint(Encoding.UTF8.GetBytes(Stylesheet(look)))}" : null;

    /// <summary>Null where the deployment keeps the mark that ships.</summary>
    public static string? LogoUrl(VendorLook look) => look.Logo is { } logo ? $"{LogoPath}?v={Fingerprint(logo.Content)}" : null;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(StylesheetPath, context =>
        {
            CacheForEver(context);
            return Results.Text(Stylesheet(Asked(context, StylesheetUrl)), "text/css", Encoding.UTF8).ExecuteAsync(context);
        }).AllowAnonymous().AnsweringHead();

        routes.MapGet(LogoPath, context =>
        {
            if (Asked(context, LogoUrl).Logo is not { } logo)
            {
                return Results.NotFound().ExecuteAsync(context);
            }

            CacheForEver(context);
            return Results.Bytes(logo.Content, logo.MediaType).ExecuteAsync(context);
        }).AllowAnonymous().AnsweringHead();
    }

    // The one whose address ends as the one that was asked for; the vendor's where nobody's does.
    private static VendorLook Asked(HttpContext context, Func<VendorLook, string?> address)
    {
        var (looks, asked) = (context.RequestServices.GetRequiredService<VendorLooks>(), context.Request.Query["v"].ToString());
        return looks.All.FirstOrDefault(look => address(look)?.EndsWith($"={asked}", StringComparison.Ordinal) is true) ?? looks.Vendor;
    }

    private static string Stylesheet(VendorLook look) => look.Color.Length > 0 ? $":root {{ --brand: {look.Color}; }}\n" : "";

    private static void CacheForEver(HttpContext context) => context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";

    private static string Fingerprint(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
}
