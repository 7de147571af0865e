using Checkout.Data.Payments.Autopay;

namespace Checkout.Web.Features.Payments.Information;

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
public sealed record PaymentConfirmationPage(PaymentInformationPage Choice, AutopayOutlook Outlook, int NoticeDays, Sentence? Change)
{
    public Contract Contract => Choice.Contract;

    public bool SwitchesOn => Choice.Mode is not AutopayMode.Off;

    /// <summary>The last day of the card where something that is listed, or the next invoice, is to be charged after it; else
    /// null.</summary>
    public DateOnly? ExpiresFirst =>
        SwitchesOn && Choice.Charged is { LastOn: { } last } card && Outlook.Charged.Select(row => row.On).Append(NextOn ?? last)
            .Any(on => !card.CanCharge(on)) ? last : null;

    /// <summary>When the next invoice of the contract would be charged; null where none is to come.</summary>
    public DateOnly? NextOn => Contract.NextBillingOn is { } next ? Choice.Mode is AutopayMode.OnIssue ? next
        : next.AddDays(Contract.PaymentTermsDays) : null;
}
