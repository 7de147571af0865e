namespace Checkout.Web.Branding;

/// <summary>The looks of the vendor and of its companies, read once from the settings.</summary>
public sealed class VendorLooks
{
    // Six pixels for each point of the room that a logo has on a document.
    private const int PrintedWidth = 1020;
    private const int PrintedHeight = 252;
    private const int HeaderOfPng = 24;

    private readonly Dictionary<string, VendorLook> _companies;

    public VendorLooks(IOptions<VendorOptions> options, IHostEnvironment environment)
    {
        var (vendor, root) = (options.Value, environment.ContentRootPath);
        Vendor = new VendorLook(vendor.Name, vendor.CalledName, vendor.BrandColor, LogoOf(vendor.LogoPath, root),
            PngOf(vendor.LogoPath, vendor.PrintedLogoPath, root), "", "", Lines(vendor.Footer));
        _companies = vendor.Entities.ToDictionary(entity => entity.ExternalId, entity => Of(entity, root), StringComparer.Ordinal);
    }

    /// <summary>What stands where nothing is about one company.</summary>
    public VendorLook Vendor { get; }

    public bool HasCompanies => _companies.Count > 0;

    public bool Has(string company) => _companies.ContainsKey(company);

    public IEnumerable<VendorLook> All => _companies.Values.Prepend(Vendor);

    /// <param name="company">A company's id in the vendor's system (<see cref="LegalEntity.ExternalId"/>).</param>
    public VendorLook Of(string? company) => company is not null && _companies.TryGetValue(company, out var look) ? look : Vendor;

    /// <summary>Of the page that shows this model.</summary>
    public VendorLook OfPage(object? model) => Of((model as IOfCompany)?.Company);

    internal static byte[] Drawn(SvgLogo logo) => logo.ToPng(PrintedWidth, PrintedHeight);

    private VendorLook Of(EntityOptions entity, string root) => new(
        entity.Name.Length > 0 ? entity.Name : Vendor.Name,
        entity.Name.Length > 0 ? entity.Name : Vendor.CalledName,
        entity.BrandColor.Length > 0 ? entity.BrandColor : Vendor.Color,
        entity.LogoPath.Length > 0 ? LogoOf(entity.LogoPath, root) : Vendor.Logo,
        entity.LogoPath.Length + entity.PrintedLogoPath.Length > 0 ? PngOf(entity.LogoPath, entity.PrintedLogoPath, root) : Vendor.Png,
        entity.FromAddress,
        entity.FromName.Length > 0 ? entity.FromName : entity.Name,
        entity.Footer.Length > 0 ? Lines(entity.Footer) : Vendor.Footer);

    private static PageLogo? LogoOf(string path, string root) => path.Length == 0 ? null
        : new PageLogo(File.ReadAllBytes(Path.Combine(root, path)), Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => "image/svg+xml",
            ".WEBP" => "image/webp",
            _ => "image/png",
        });

    private static byte[]? PngOf(string logo, string printed, string root)
    {
        var path = printed.Length > 0 ? printed : logo;
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => Drawn(SvgLogo.Read(Path.Combine(root, path))),
            ".PNG" => File.ReadAllBytes(Path.Combine(root, path)) is { Length: > HeaderOfPng } png ? png : null,
            _ => null,
        };
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
