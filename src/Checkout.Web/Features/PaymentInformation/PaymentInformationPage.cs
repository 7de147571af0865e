using Checkout.Data.Payments;
using Checkout.Domain.Contracts;
using Checkout.Domain.Payments;

namespace Checkout.Web.Features.PaymentInformation;

/// <summary>With what a contract pays, and whether its invoices pay themselves.</summary>
/// <param name="Methods">On file, and can be charged.</param>
public sealed record PaymentInformationPage(Contract Contract, IReadOnlyList<StoredMethod> Methods, AutopayMode Mode, string? Method)
{
    public StoredMethod? Default => Methods.FirstOrDefault(method => method.IsDefault);

    /// <summary>What would be charged with the choice that is shown; null where none can be.</summary>
    public StoredMethod? Charged => Method is null ? Default : Methods.FirstOrDefault(method => method.Slug == Method);
}

/// <summary>What is confirmed: what is charged when, with what.</summary>
/// <param name="Change">Why the page is shown again.</param>
public sealed record PaymentConfirmationPage(PaymentInformationPage Choice, AutopayOutlook Outlook, int NoticeDays, string? Change)
{
    public Contract Contract => Choice.Contract;

    public bool SwitchesOn => Choice.Mode is not AutopayMode.Off;
}
