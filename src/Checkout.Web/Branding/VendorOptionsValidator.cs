using System.Runtime.CompilerServices;
using System.Xml;

namespace Checkout.Web.Branding;

public sealed class VendorOptionsValidator(IHostEnvironment environment) : ISettingsRules<VendorOptions>
{
    private static readonly string[] LogoTypes = [".svg", ".png", ".webp"];

    public void Check(VendorOptions vendor, SettingsProblems problems)
    {
        problems.Filled(vendor.Name, 120);
        problems.AtMost(40, vendor.ShortName);
        problems.Filled(vendor.ProductName, 40);
        Color(problems, vendor.BrandColor);
        MayBeMailbox(problems, vendor.BillingEmail);
        problems.AtMost(200, vendor.BillingEmail);
        problems.Must(TimeZoneInfo.TryFindSystemTimeZoneById(vendor.TimeZone, out _), nameof(vendor.TimeZone),
            $"“{vendor.TimeZone}” is not a time zone of this machine. Write an IANA name such as America/Los_Angeles.");
        problems.Must(IsWebAddress(vendor.TermsUrl), nameof(vendor.TermsUrl), "must be a full http or https address.");
        problems.Must(IsWebAddress(vendor.PrivacyUrl), nameof(vendor.PrivacyUrl), "must be a full http or https address.");
        problems.Filled(vendor.TermsVersion, 40);
        problems.AtMost(600, vendor.Footer);
        Logo(problems, vendor.LogoPath, vendor.PrintedLogoPath);
        Png(problems, vendor.PrintedLogoPath);
        problems.Must(vendor.Entities.Select(entity => entity.ExternalId).Distinct(StringComparer.Ordinal).Count() == vendor.Entities.Count,
            nameof(vendor.Entities), "name the same ExternalId twice");
        foreach (var (index, entity) in vendor.Entities.Index())
        {
            Check(entity, problems.In($"{nameof(vendor.Entities)}[{index}]"));
        }
    }

    private void Check(EntityOptions entity, SettingsProblems problems)
    {
        problems.Must(!string.IsNullOrWhiteSpace(entity.ExternalId), nameof(entity.ExternalId),
            "Write the id that the company has in the feed: there its record is a legalEntity.");
        problems.AtMost(120, entity.Name);
        problems.AtMost(120, entity.FromName);
        problems.AtMost(600, entity.Footer);
        Color(problems, entity.BrandColor);
        MayBeMailbox(problems, entity.FromAddress);
        Logo(problems, entity.LogoPath, entity.PrintedLogoPath);
        Png(problems, entity.PrintedLogoPath);
    }

    private static void Color(SettingsProblems problems, string color, [CallerArgumentExpression(nameof(color))] string setting = "") =>
        problems.Must(color is "" or ['#', _, _, _, _, _, _] && color.Skip(1).All(char.IsAsciiHexDigit), SettingsProblems.NameOf(setting),
            "must be written as #rrggbb.");

    private static void MayBeMailbox(SettingsProblems problems, string address,
        [CallerArgumentExpression(nameof(address))] string setting = "") =>
        problems.Must(address.Length == 0 || Mailbox.IsValid(address), SettingsProblems.NameOf(setting), "is not an e-mail address.");

    private static bool IsWebAddress(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    private bool IsFile(SettingsProblems problems, string path, string setting) => problems.Must(
        File.Exists(Path.Combine(environment.ContentRootPath, path)), setting, $"names a file that does not exist: {path}");

    private void Png(SettingsProblems problems, string path, [CallerArgumentExpression(nameof(path))] string setting = "")
    {
        var name = SettingsProblems.NameOf(setting);
        if (path.Length > 0 && problems.Must(path.EndsWith(".png", StringComparison.OrdinalIgnoreCase), name,
            "Documents and mails show PNG images only."))
        {
            IsFile(problems, path, name);
        }
    }

    private void Logo(SettingsProblems problems, string path, string printed, [CallerArgumentExpression(nameof(path))] string setting = "")
    {
        var name = SettingsProblems.NameOf(setting);
        if (path.Length == 0
            || !problems.Must(LogoTypes.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase), name,
                "must name an .svg, .png or .webp file.")
            || !IsFile(problems, path, name))
        {
            return;
        }

        try
        {
            if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
                && SvgLogo.Read(Path.Combine(environment.ContentRootPath, path)) is { } logo && printed.Length == 0)
            {
                VendorLooks.Drawn(logo);
            }
        }
        catch (XmlException problem)
        {
            problems.Must(holds: false, name, $"In {Path.GetFileName(path)}, {problem.Message}");
        }
    }
}
