using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace Checkout.Web.Requests;

/// <summary>The vendor's colour and logo at addresses that change with their content, so that they can be cached for ever and no page needs
/// inline style.</summary>
public sealed class Brand
{
    private const string StylesheetPath = "/brand.css";
    private const string LogoPath = "/brand/logo";

    private readonly string _stylesheet;
    private readonly string? _logoFile;

    public Brand(IOptions<VendorOptions> options, IHostEnvironment environment)
    {
        var vendor = options.Value;
        if (vendor.BrandColor.Length > 0)
        {
            _stylesheet = $":root {{ --brand: {vendor.BrandColor}; }}\n";
            StylesheetUrl = $"{StylesheetPath}?v={Fingerprint(Encoding.UTF8.GetBytes(_stylesheet))}";
        }
        else
        {
            _stylesheet = "";
        }

        if (vendor.LogoPath.Length > 0)
        {
            _logoFile = Path.Combine(environment.ContentRootPath, vendor.LogoPath);
            LogoUrl = $"{LogoPath}?v={Fingerprint(File.ReadAllBytes(_logoFile))}";
        }
    }

    /// <summary>Null where the deployment keeps the colour that ships.</summary>
    public string? StylesheetUrl { get; }

    /// <summary>Null where the deployment keeps the mark that ships.</summary>
    public string? LogoUrl { get; }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(StylesheetPath, (Brand brand, HttpContext context) =>
        {
            CacheForEver(context);
            return Results.Text(brand._stylesheet, "text/css", Encoding.UTF8);
        }).AllowAnonymous().AnsweringHead();

        routes.MapGet(LogoPath, (Brand brand, HttpContext context) =>
        {
            if (brand._logoFile is null)
            {
                return Results.NotFound();
            }

            CacheForEver(context);
            new FileExtensionContentTypeProvider().TryGetContentType(brand._logoFile, out var type);
            return Results.File(brand._logoFile, type);
        }).AllowAnonymous().AnsweringHead();
    }

    private static void CacheForEver(HttpContext context) => context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";

    private static string Fingerprint(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
}
