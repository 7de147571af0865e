using Checkout.Data.Payments.Autopay;

namespace Checkout.Web.Features.Payments.Information;

/// <summary>What is said about invoices that pay themselves.</summary>
public static class AutopayWords
{
    public static string Of(AutopayMode mode) => mode switch
    {
        AutopayMode.OnIssue => "On, on the day of issue",
        AutopayMode.OnDueDate => "On, on the due date",
        _ => "Off",
    };

    /// <summary>Why an open invoice is left to somebody.</summary>
    public static string Of(AutopayObstacle obstacle) => obstacle switch
    {
        AutopayObstacle.Disputed => "you dispute it",
        AutopayObstacle.NotChargeable => "it is more, or less, than can be paid by card",
        AutopayObstacle.GivenUp => "it was tried and given up",
        AutopayObstacle.UnderWay => "it is being charged at this moment",
        _ => "",
    };
}
