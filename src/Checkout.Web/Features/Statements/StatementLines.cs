using System.Runtime.CompilerServices;
using Checkout.Data;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>Reads the movements of a period with the balance after each: one page of them, or all, one after the other.</summary>
public static class StatementLines
{
    public const int PageSize = 50;

    public static int PagesOf(StatementSums sums) => Math.Max(1, (sums.Count + PageSize - 1) / PageSize);

    /// <summary>The balance before the first movement of a page.</summary>
    public static async Task<decimal> StartAsync(CheckoutDbContext db, StatementScope scope, StatementSums sums, int number, CancellationToken cancellation) =>
        sums.Opening + (number == 1 ? 0m : await Within(db, scope).Take((number - 1) * PageSize).SumAsync(movement => movement.Amount, cancellation));

    /// <param name="balance">Before the first movement of the page.</param>
    /// <param name="number">The page, from 1.</param>
    public static async Task<IReadOnlyList<StatementLine>> PageAsync(CheckoutDbContext db, StatementScope scope, decimal balance, int number, CancellationToken cancellation)
    {
        var movements = await Within(db, scope).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return [.. movements.Select(movement => Line(scope, movement, balance += movement.Amount))];
    }

    /// <summary>All movements, while they are read.</summary>
    public static async IAsyncEnumerable<StatementLine> AllAsync(CheckoutDbContext db, StatementScope scope, StatementSums sums, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var balance = sums.Opening;
        await foreach (var movement in Within(db, scope).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return Line(scope, movement, balance += movement.Amount);
        }
    }

    /// <summary>All movements between an opening and a closing line, for a file. They agree, whatever is posted meanwhile.</summary>
    public static async IAsyncEnumerable<StatementLine> WholeAsync(CheckoutDbContext db, StatementScope scope, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var reading = scope.IsFinal ? null : await db.BeginReadingAsync(cancellation);
        var sums = await StatementSums.ReadAsync(db, scope, cancellation);
        var standing = scope.IsFinal ? "Final" : "Provisional";
        yield return new StatementLine(scope.Range.From, "Opening balance", Movement: null, Amount: null, scope.In(sums.Opening)) { Standing = standing };
        await foreach (var line in AllAsync(db, scope, sums, cancellation))
        {
            yield return line;
        }

        yield return new StatementLine(scope.Range.To, "Closing balance", Movement: null, Amount: null, scope.In(sums.Closing)) { Standing = standing };
    }

    // Entries and applications are counted apart: between the two an ordinal decides nothing, so on each day the entries come first.
    private static IQueryable<StatementMovement> Within(CheckoutDbContext db, StatementScope scope)
    {
        var from = scope.Range.From;
        var byDay = StatementMovement.Of(db, scope).Where(movement => movement.PostedOn >= from).OrderBy(movement => movement.PostedOn);
        return (scope.Contract is null ? byDay : byDay.ThenBy(movement => movement.AppliedTo != null)).ThenBy(movement => movement.Ordinal);
    }

    private static StatementLine Line(StatementScope scope, StatementMovement movement, decimal balance) =>
        new(movement.PostedOn, movement.Number, movement, scope.In(movement.Amount), scope.In(balance));
}
