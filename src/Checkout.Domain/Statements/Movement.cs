namespace Checkout.Domain.Statements;

/// <summary>What moved the balance of an account, or of one of its contracts, by its posting date (R12, R15).</summary>
public sealed record Movement
{
    /// <summary>For queries.</summary>
    public Movement() { }

    public Movement(DateOnly postedOn, decimal amount, string document = "")
    {
        PostedOn = postedOn;
        DocumentOn = postedOn;
        Amount = amount;
        Document = document;
    }

    public DateOnly PostedOn { get; init; }

    /// <summary>Its place among the movements of a day.</summary>
    public long Ordinal { get; init; }

    public DateOnly DocumentOn { get; init; }

    /// <summary>In the statement's currency; positive where the customer owes more by it.</summary>
    public decimal Amount { get; init; }

    /// <summary>Null in a contract's statement where an amount was applied across its border.</summary>
    public LedgerKind? Kind { get; init; }

    /// <summary>The number of the document that moved it.</summary>
    public string Document { get; init; } = "";

    public string Slug { get; init; } = "";

    public bool IsPayment { get; init; }

    public bool IsMemo { get; init; }

    /// <summary>The invoice to which an amount was applied, or from which it was taken back.</summary>
    public string? AppliedTo { get; init; }

    /// <summary>True where that invoice belongs to the contract of the statement, false where the credit does.</summary>
    public bool IsInward { get; init; }

    /// <summary>The day on the document, where it was posted on another (R15).</summary>
    public DateOnly? DatedOn => AppliedTo is null && DocumentOn != PostedOn ? DocumentOn : null;
}
