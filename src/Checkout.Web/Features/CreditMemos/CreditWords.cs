using Checkout.Domain.CreditMemos;
using Checkout.Web.Wording;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What kinds of credits and collections events are called.</summary>
public static class CreditWords
{
    public static string Of(CreditMemoKind kind) => kind switch
    {
        CreditMemoKind.Credit => "Credit",
        CreditMemoKind.Void => "Invoice taken back",
        CreditMemoKind.WriteOff => "Write-off",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(CollectionsKind kind) => kind switch
    {
        CollectionsKind.Reminder => "Reminder",
        CollectionsKind.Notice => "Notice",
        CollectionsKind.PromiseToPay => "Promise to pay",
        CollectionsKind.PlacedWithAgency => "Placed with agency",
        CollectionsKind.WrittenOff => "Written off",
        CollectionsKind.Recovered => "Recovered",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(CreditGroup group) => group switch
    {
        CreditGroup.Open => "Open credits",
        CreditGroup.Credit => "Credits",
        _ => "Collections",
    };

    public static StatusWord Of(CreditMemo memo) => memo.Rest.IsZero ? new(Tone.Past, "Applied") : new(Tone.Good, "Open");
}
