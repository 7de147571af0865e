namespace Checkout.Web.Settings;

public sealed class VendorOptionsValidator : AbstractValidator<VendorOptions>
{
    private static readonly string[] LogoTypes = [".svg", ".png", ".webp"];

    public VendorOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(vendor => vendor.Name).NotEmpty().MaximumLength(120);
        RuleFor(vendor => vendor.ShortName).MaximumLength(40);
        RuleFor(vendor => vendor.ProductName).NotEmpty().MaximumLength(40);
        RuleFor(vendor => vendor.BrandColor).Matches("^#[0-9a-fA-F]{6}$").When(vendor => vendor.BrandColor.Length > 0)
            .WithMessage("must be written as #rrggbb.");
        RuleFor(vendor => vendor.BillingEmail).Must(Mailbox.IsValid).WithMessage("is not an e-mail address.")
            .MaximumLength(200).When(vendor => vendor.BillingEmail.Length > 0);
        RuleFor(vendor => vendor.TimeZone).Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            .WithMessage(
                "“{PropertyValue}” is not a time zone of this machine. Write an IANA name such as America/Los_Angeles.");
        RuleFor(vendor => vendor.TermsUrl).Must(IsWebAddress).WithMessage("must be a full http or https address.");
        RuleFor(vendor => vendor.PrivacyUrl).Must(IsWebAddress).WithMessage("must be a full http or https address.");
        RuleFor(vendor => vendor.TermsVersion).NotEmpty().MaximumLength(40);
        RuleFor(vendor => vendor.LogoPath)
            .Must(path => LogoTypes.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .WithMessage("must name an .svg, .png or .webp file.")
            .Must(path => File.Exists(Path.Combine(environment.ContentRootPath, path)))
            .WithMessage("names a file that does not exist: {PropertyValue}")
            .When(vendor => vendor.LogoPath.Length > 0);
    }

    private static bool IsWebAddress(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}
