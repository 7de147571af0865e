namespace Checkout.Domain.Statements;

/// <summary>What one kind of document moved in the period.</summary>
/// <param name="Kind">Null for what was applied across a contract's border.</param>
/// <param name="Amount">In the statement's currency.</param>
public sealed record KindSum(LedgerKind? Kind, decimal Amount, int Count)
{
    private static readonly LedgerKind[] Order =
    [
        LedgerKind.Invoice, LedgerKind.Payment, LedgerKind.Refund, LedgerKind.Chargeback, LedgerKind.CreditMemo, LedgerKind.WriteOff,
        LedgerKind.Void,
    ];

    /// <summary>Its place on a statement.</summary>
    public int Place => Kind is { } kind ? Array.IndexOf(Order, kind) : Order.Length;
}

/// <summary>The sums of a statement, in its currency: opening + kinds = closing, by posting date (R12, R15).</summary>
/// <param name="Kinds">In the order of their places.</param>
public sealed record StatementSums(decimal Opening, IReadOnlyList<KindSum> Kinds)
{
    /// <summary>What moved until the closing date, by steps of <see cref="StatementScope.Stride"/> days from the first of the period on,
    /// which is step 0.</summary>
    public required ILookup<int, decimal> Steps { get; init; }

    public decimal Closing => Opening + Moved;

    /// <summary>What the period changed.</summary>
    public decimal Moved => Kinds.Sum(kind => kind.Amount);

    /// <summary>How many movements there are.</summary>
    public int Count => Kinds.Sum(kind => kind.Count);
}
