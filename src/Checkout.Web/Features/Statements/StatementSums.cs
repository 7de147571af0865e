using Checkout.Data;
using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>What one kind of document moved in the period.</summary>
/// <param name="Kind">Null for what was applied across a contract's border.</param>
public sealed record KindSum(LedgerKind? Kind, decimal Amount, int Count);

/// <summary>The sums of a statement, in its currency: opening + kinds = closing. They are summed by the database, by posting date (R12, R15).</summary>
public sealed record StatementSums(decimal Opening, IReadOnlyList<KindSum> Kinds)
{
    public decimal Closing => Opening + Moved;

    /// <summary>What the period changed.</summary>
    public decimal Moved => Kinds.Sum(kind => kind.Amount);

    public int Count => Kinds.Sum(kind => kind.Count);

    public static async Task<StatementSums> ReadAsync(CheckoutDbContext db, StatementScope scope, CancellationToken cancellation)
    {
        var from = scope.Range.From;
        var sums = await StatementMovement.Of(db, scope)
            .GroupBy(movement => new { Before = movement.PostedOn < from, movement.Kind })
            .Select(group => new { group.Key.Before, group.Key.Kind, Amount = group.Sum(movement => movement.Amount), Count = group.Count() })
            .ToListAsync(cancellation);
        return new StatementSums(
            sums.Where(sum => sum.Before).Sum(sum => sum.Amount),
            [
                .. sums.Where(sum => !sum.Before)
                    .OrderBy(sum => sum.Kind is { } kind ? Array.IndexOf(Order, kind) : Order.Length)
                    .Select(sum => new KindSum(sum.Kind, sum.Amount, sum.Count)),
            ]);
    }

    private static readonly LedgerKind[] Order =
        [LedgerKind.Invoice, LedgerKind.Payment, LedgerKind.Refund, LedgerKind.Chargeback, LedgerKind.CreditMemo, LedgerKind.WriteOff, LedgerKind.Void];
}
