namespace Checkout.Web.Features.Users.Bundles;

/// <summary>A profile or permission set of the account's own, as it is filled in.</summary>
public sealed class BundleInput
{
    public string? Name { get; set; }

    public bool ManageBilling { get; set; }

    public bool ManageUsers { get; set; }

    public bool ReadOnly { get; set; }

    public bool MayNotAccept { get; set; }

    public bool MayNotPay { get; set; }

    /// <summary>With tax, in the account's currency; blank for any.</summary>
    public decimal? OrdersUpTo { get; set; }

    public MemberRights ToRights() => new(
        (ManageBilling ? Permissions.ManageBilling : Permissions.None) | (ManageUsers ? Permissions.ManageUsers : Permissions.None),
        (ReadOnly ? Limits.ReadOnly : Limits.None) | (MayNotAccept ? Limits.MayNotAccept : Limits.None)
            | (MayNotPay ? Limits.MayNotPay : Limits.None),
        OrdersUpTo);

    public static BundleInput Of(PermissionBundle bundle) => new()
    {
        Name = bundle.Name,
        ManageBilling = bundle.Permissions.HasFlag(Permissions.ManageBilling),
        ManageUsers = bundle.Permissions.HasFlag(Permissions.ManageUsers),
        ReadOnly = bundle.Limits.HasFlag(Limits.ReadOnly),
        MayNotAccept = bundle.Limits.HasFlag(Limits.MayNotAccept),
        MayNotPay = bundle.Limits.HasFlag(Limits.MayNotPay),
        OrdersUpTo = bundle.OrdersUpTo,
    };
}

public sealed class BundleInputValidator : AbstractValidator<BundleInput>
{
    private const decimal MostOrders = 1_000_000_000m;

    public BundleInputValidator()
    {
        RuleFor(input => input.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Give it a name.")
            .MaximumLength(PermissionBundle.MaxName).WithMessage($"Write at most {PermissionBundle.MaxName} characters.");
        RuleFor(input => input.OrdersUpTo).InclusiveBetween(0m, MostOrders)
            .WithMessage("Enter an amount from 0 to 1,000,000,000, or leave it blank.");
        RuleFor(input => input.ManageUsers).Must((input, manages) => !manages || input.ManageBilling)
            .WithMessage("Users are managed in billing: give Manage billing too.");
    }
}
