namespace Checkout.Web.Features.Statements;

/// <summary>What pages, PDFs and mails say alike about a statement.</summary>
public static class StatementWords
{
    /// <summary>What a credit that is not applied is called.</summary>
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Payment => "Payment",
        DocumentKind.CreditMemo => "Credit memo",
        _ => "Credit invoice",
    };

    public static string Standing(StatementScope scope) => scope.IsFinal ? "Final" : "Provisional";

    /// <summary>Why it is final, or what can still change.</summary>
    public static string Explanation(StatementScope scope, CultureInfo culture) => scope switch
    {
        { IsFinal: true } =>
            "The books of this period are closed: nothing can be added to it, and this statement is final. Documents that arrive later "
            + "with an earlier date count on the day they are posted.",
        { Account.HistoryComplete: false } =>
        "Your history is still being loaded, so documents of any date may be added.",
        _ when scope.Range.To >= scope.Today =>
        $"This period has not ended, and the books are closed through {DateText.Spelled(scope.ClosedThrough, culture)}, so documents may "
        + $"still be added.",
        _ => $"The books are closed through {DateText.Spelled(scope.ClosedThrough, culture)}, so a document may still be added to the "
        + $"days after it.",
    };

    /// <summary>What the balance of one contract means.</summary>
    public static string OfContract(ContractChoice contract) =>
        $"Of contract {contract.Number} only. Its invoices and credits count in full. A payment is made for the whole account, so of "
            + $"payments, and of credits that belong elsewhere, only what was applied to an invoice of this contract counts, on the day "
            + $"on which it was applied. The balance is what is open on this contract’s documents.";

    public static string Period(StatementScope scope, CultureInfo culture) =>
        $"{DateText.Spelled(scope.Range.From, culture)} to {DateText.Spelled(scope.Range.To, culture)}";

    /// <summary>What the ages count from; an invoice without a due date is never late (R16).</summary>
    public const string AgesCount = "counted from each due date, or from the date of issue where an invoice states none.";

    public static IReadOnlyList<(string Word, decimal Amount)> Buckets(Aging aging) =>
    [
        ("Not yet due", aging.Current),
        ("1 to 30 days", aging.Days1To30),
        ("31 to 60 days", aging.Days31To60),
        ("61 to 90 days", aging.Days61To90),
        ("Over 90 days", aging.Over90),
    ];
}
