namespace Checkout.Web.Documents.Pdf;

/// <summary>The vendor's logo for documents: the one that is configured for them, else the portal's where it is a PNG. Read once.</summary>
public sealed class DocumentLogo(IOptions<DocumentOptions> documents, IOptions<VendorOptions> vendor, IHostEnvironment environment)
{
    private readonly Lazy<byte[]?> _png = new(() => Read(documents.Value.LogoPath, vendor.Value.LogoPath, environment.ContentRootPath));

    /// <summary>Null where there is none: the vendor's name stands in its place.</summary>
    public byte[]? Png => _png.Value;

    private static byte[]? Read(string ofDocuments, string ofPortal, string root)
    {
        var path = ofDocuments.Length > 0 ? ofDocuments : ofPortal;
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) return null;
        var file = Path.Combine(root, path);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
