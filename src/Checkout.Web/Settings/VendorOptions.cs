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

    /// <summary>A PNG that documents and mails show instead of the logo.</summary>
    public string PrintedLogoPath { get; set; } = "";

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

    /// <summary>Lines at the foot of pages, documents and mails.</summary>
    public string Footer { get; set; } = "";

    /// <summary>What differs for some of the companies that issue documents.</summary>
    public IList<EntityOptions> Entities { get; set; } = [];

    /// <summary>The name in running text.</summary>
    public string CalledName => ShortName.Length > 0 ? ShortName : Name;
}

/// <summary>What pages, documents and mails of one of the vendor's companies show; what is empty is as the vendor has it.</summary>
public sealed class EntityOptions
{
    /// <summary>The company's id in the vendor's system, as the feed has it.</summary>
    public string ExternalId { get; set; } = "";

    public string Name { get; set; } = "";

    public string LogoPath { get; set; } = "";

    public string PrintedLogoPath { get; set; } = "";

    public string BrandColor { get; set; } = "";

    /// <summary>The sender of its mails.</summary>
    public string FromAddress { get; set; } = "";

    public string FromName { get; set; } = "";

    public string Footer { get; set; } = "";
}
