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

public sealed class VendorSignOnOptionsValidator(IHostEnvironment environment) : ISettingsRules<VendorSignOnOptions>
{
    public void Check(VendorSignOnOptions vendor, SettingsProblems problems)
    {
        problems.AtMost(Domain.SignOn.SignOnProvider.MaxIssuer, vendor.Issuer);
        problems.Must(!vendor.IsOn || (Uri.TryCreate(vendor.Issuer, UriKind.Absolute, out var address)
            && Protocol.ProviderHttp.IsAllowed(address, environment.IsDevelopment())), nameof(vendor.Issuer),
            "Write the https address that names the provider.");
        if (vendor.IsOn)
        {
            problems.Filled(vendor.ClientId);
            problems.Filled(vendor.ClientSecret);
        }

        problems.Filled(vendor.AccountClaim);
        problems.Filled(vendor.PermissionClaim);
        problems.Filled(vendor.ManageBilling);
    }
}
