namespace Checkout.Web.Features.SingleSignOn;

/// <summary>The vendor's own product as the sign-in of all customers: it says which account a person comes from and whether they may manage
/// billing there.</summary>
public sealed class VendorSignOnOptions
{
    public const string Section = "VendorSignOn";

    /// <summary>Empty: people who come from the product sign in here.</summary>
    public string Issuer { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Never logged.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The claim with the vendor's own id of the account.</summary>
    public string AccountClaim { get; set; } = "account";

    /// <summary>The claim with what the person may do.</summary>
    public string PermissionClaim { get; set; } = "permissions";

    /// <summary>The value of that claim that means Manage Billing.</summary>
    public string ManageBilling { get; set; } = "manage-billing";

    internal bool IsOn => Issuer.Length > 0;
}

public sealed class VendorSignOnOptionsValidator : AbstractValidator<VendorSignOnOptions>
{
    public VendorSignOnOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(vendor => vendor.Issuer).MaximumLength(Domain.SignOn.SignOnProvider.MaxIssuer)
            .Must(issuer => issuer.Length == 0 || (Uri.TryCreate(issuer, UriKind.Absolute, out var address)
                && Protocol.ProviderHttp.IsAllowed(address, environment.IsDevelopment())))
            .WithMessage("Write the https address that names the provider.");
        RuleFor(vendor => vendor.ClientId).NotEmpty().When(vendor => vendor.IsOn);
        RuleFor(vendor => vendor.ClientSecret).NotEmpty().When(vendor => vendor.IsOn);
        RuleFor(vendor => vendor.AccountClaim).NotEmpty();
        RuleFor(vendor => vendor.PermissionClaim).NotEmpty();
        RuleFor(vendor => vendor.ManageBilling).NotEmpty();
    }
}
