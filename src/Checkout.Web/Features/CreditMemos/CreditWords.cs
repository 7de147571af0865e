namespace Checkout.Web.Features.CreditMemos;

/// <summary>What kinds of credits and collections events are called.</summary>
public static class CreditWords
{
    public static string Of(CreditEntryKind kind) => kind switch
    {
        CreditEntryKind.Credit => Of(CreditMemoKind.Credit),
        CreditEntryKind.Void => Of(CreditMemoKind.Void),
        CreditEntryKind.WriteOff => Of(CreditMemoKind.WriteOff),
        _ => Of(Enum.Parse<CollectionsKind>(kind.ToString())),
    };

    public static string Of(CreditMemoKind kind) => kind switch
    {
        CreditMemoKind.Credit => "Credit",
        CreditMemoKind.Void => "Invoice voided",
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

    public static StatusWord Of(CreditMemo memo) => Status(CreditEntryKind.Credit, memo.Rest);

    /// <summary>Open or applied for a credit; how serious it is for an event.</summary>
    public static StatusWord Status(CreditEntryKind kind, Money? remaining) => (kind, remaining) switch
    {
        (_, { IsZero: false }) => new(Tone.Good, "Open"),
        ( < CreditEntryKind.Reminder, _) => new(Tone.Past, "Applied"),
        (CreditEntryKind.PlacedWithAgency, _) => new(Tone.Over, "Collections"),
        _ => new(Tone.Attention, "Collections"),
    };

    /// <summary>What an event means, for whoever has never seen one.</summary>
    public static string Meaning(CollectionsKind kind) => kind switch
    {
        CollectionsKind.Reminder => "We e-mailed your company a reminder of an open invoice.",
        CollectionsKind.Notice => "We sent a formal notice about an invoice that was past its due date.",
        CollectionsKind.PromiseToPay => "Someone at your company told us when the invoice would be paid, and we are waiting for that day.",
        CollectionsKind.PlacedWithAgency =>
        "We asked a collections agency to collect what is open. Payments still come to us; call our billing department before you pay "
        + "the agency.",
        CollectionsKind.WrittenOff => "We no longer expect this amount. A credit memo of the kind write-off takes it from your balance.",
        CollectionsKind.Recovered => "An amount that we had written off was paid after all.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
