using System.Xml;

namespace Checkout.Web.Branding;

public sealed class VendorOptionsValidator : AbstractValidator<VendorOptions>
{
    private static readonly string[] LogoTypes = [".svg", ".png", ".webp"];

    public VendorOptionsValidator(IHostEnvironment environment)
    {
        var root = environment.ContentRootPath;
        RuleFor(vendor => vendor.Name).NotEmpty().MaximumLength(120);
        RuleFor(vendor => vendor.ShortName).MaximumLength(40);
        RuleFor(vendor => vendor.ProductName).NotEmpty().MaximumLength(40);
        IsColor(RuleFor(vendor => vendor.BrandColor));
        IsMailbox(RuleFor(vendor => vendor.BillingEmail)).MaximumLength(200);
        RuleFor(vendor => vendor.TimeZone).Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            .WithMessage(
                "“{PropertyValue}” is not a time zone of this machine. Write an IANA name such as America/Los_Angeles.");
        RuleFor(vendor => vendor.TermsUrl).Must(IsWebAddress).WithMessage("must be a full http or https address.");
        RuleFor(vendor => vendor.PrivacyUrl).Must(IsWebAddress).WithMessage("must be a full http or https address.");
        RuleFor(vendor => vendor.TermsVersion).NotEmpty().MaximumLength(40);
        RuleFor(vendor => vendor.Footer).MaximumLength(600);
        IsLogo(RuleFor(vendor => vendor.LogoPath), vendor => vendor.PrintedLogoPath.Length > 0, root);
        IsPng(RuleFor(vendor => vendor.PrintedLogoPath), root);
        RuleFor(vendor => vendor.Entities).Must(entities => entities.DistinctBy(entity => entity.ExternalId).Count() == entities.Count)
            .WithMessage("name the same ExternalId twice");
        RuleForEach(vendor => vendor.Entities).ChildRules(entities =>
        {
            entities.RuleFor(entity => entity.ExternalId).NotEmpty()
                .WithMessage("Write the id that the company has in the feed: there its record is a legalEntity.");
            entities.RuleFor(entity => entity.Name).MaximumLength(120);
            entities.RuleFor(entity => entity.FromName).MaximumLength(120);
            entities.RuleFor(entity => entity.Footer).MaximumLength(600);
            IsColor(entities.RuleFor(entity => entity.BrandColor));
            IsMailbox(entities.RuleFor(entity => entity.FromAddress));
            IsLogo(entities.RuleFor(entity => entity.LogoPath), entity => entity.PrintedLogoPath.Length > 0, root);
            IsPng(entities.RuleFor(entity => entity.PrintedLogoPath), root);
        });
    }

    private static void IsColor<T>(IRuleBuilder<T, string> rule) =>
        rule.Matches("^(#[0-9a-fA-F]{6})?$").WithMessage("must be written as #rrggbb.");

    private static IRuleBuilderOptions<T, string> IsMailbox<T>(IRuleBuilder<T, string> rule) =>
        rule.Must(address => address.Length == 0 || Mailbox.IsValid(address)).WithMessage("is not an e-mail address.");

    private static bool IsWebAddress(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    private static void IsPng<T>(IRuleBuilderInitial<T, string> rule, string root) => rule.Cascade(CascadeMode.Stop)
        .Must(path => path.Length == 0 || path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            .WithMessage("Documents and mails show PNG images only.")
        .Must(path => path.Length == 0 || File.Exists(Path.Combine(root, path)))
            .WithMessage("names a file that does not exist: {PropertyValue}");

    private static void IsLogo<T>(IRuleBuilderInitial<T, string> rule, Func<T, bool> hasPrinted, string root) => rule
        .Cascade(CascadeMode.Stop)
        .Must(path => path.Length == 0 || LogoTypes.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .WithMessage("must name an .svg, .png or .webp file.")
        .Must(path => path.Length == 0 || File.Exists(Path.Combine(root, path)))
            .WithMessage("names a file that does not exist: {PropertyValue}")
        .Custom((path, context) =>
        {
            try
            {
                if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
                    && SvgLogo.Read(Path.Combine(root, path)) is { } logo && !hasPrinted(context.InstanceToValidate))
                {
                    VendorLooks.Drawn(logo);
                }
            }
            catch (XmlException problem)
            {
                context.AddFailure($"In {Path.GetFileName(path)}, {problem.Message}");
            }
        });
}
