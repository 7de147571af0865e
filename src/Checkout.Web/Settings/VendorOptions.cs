namespace Checkout.Web.Settings;

/// <summary>Who runs this deployment: the name, the looks and the billing department that every page and document shows.</summary>
public sealed class VendorOptions
{
    public const string Section = "Vendor";

    /// <summary>The registered name, as on invoices.</summary>
    public string Name { get; set; } = "";

    /// <summary>What people call the vendor; the registered name where empty.</summary>
    public string ShortName { get; set; } = "";

    /// <summary>What this portal is called beside the vendor's name, such as “Billing”.</summary>
    public string ProductName { get; set; } = "Billing";

    /// <summary>An image file (.svg, .png, .webp), absolute or relative to the application's folder.</summary>
    public string LogoPath { get; set; } = "";

    /// <summary>The accent as #rrggbb. The style sheets correct it for contrast in both themes.</summary>
    public string BrandColor { get; set; } = "";

    public string BillingPhone { get; set; } = "";

    public string BillingEmail { get; set; } = "";

    public string BillingHours { get; set; } = "";

    /// <summary>The IANA zone whose calendar decides business dates.</summary>
    public string TimeZone { get; set; } = "America/Los_Angeles";

    public string TermsUrl { get; set; } = "";

    public string TermsVersion { get; set; } = "1";

    public string PrivacyUrl { get; set; } = "";

    /// <summary>The name in running text.</summary>
    public string CalledName => ShortName.Length > 0 ? ShortName : Name;
}
