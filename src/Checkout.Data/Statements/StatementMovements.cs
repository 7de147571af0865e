using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Checkout.Data.Tallies;

namespace Checkout.Data.Statements;

/// <summary>
/// The movements of a statement: the entries of the account's ledger; or, for a contract, the entries of its own documents and what was
/// applied between them and anything outside it: payments, which are made for the account, and credits of other contracts. So a contract's
/// balance is what is open on its documents, and the balances of all contracts and of what belongs to none add up to the account's (R12).
/// </summary>
public sealed class StatementMovements(CheckoutDbContext db, StatementScope scope)
{
    private static readonly Expression<Func<LedgerEntry, Movement>> OfEntry = entry => new Movement
    {
        PostedOn = entry.PostedOn,
        Ordinal = entry.Ordinal,
        DocumentOn = entry.DocumentOn,
        Kind = entry.Kind,
        Document = entry.Number,
        Slug = entry.Slug,
        IsPayment = entry.PaymentId != null,
        IsMemo = entry.CreditMemoId != null,
        AppliedTo = null,
        IsInward = false,
        Amount = entry.Amount,
    };

    /// <summary>Opening balance and sums by kind, summed by the database apart from any running balance.</summary>
    public async Task<StatementSums> SumsAsync(CancellationToken cancellation)
    {
        var from = scope.Range.From;
        var sums = scope.Contract is null
            ? (await Days(DateOnly.MinValue)
                .GroupBy(day => new { Before = day.Day < from, day.State })
                .Select(group => new
                {
                    group.Key.Before,
                    group.Key.State,
                    Amount = group.Sum(day => day.Amount),
                    Count = group.Sum(day => day.Count)
                })
                .ToListAsync(cancellation))
                .ConvertAll(sum => (sum.Before, Kind: (LedgerKind?)Enum.Parse<LedgerKind>(sum.State), sum.Amount, Count: (int)sum.Count))
            : (await UntilEnd()
                .GroupBy(movement => new { Before = movement.PostedOn < from, movement.Kind })
                .Select(group => new
                {
                    group.Key.Before,
                    group.Key.Kind,
                    Amount = group.Sum(movement => movement.Amount),
                    Count = group.Count(),
                })
                .ToListAsync(cancellation))
                .ConvertAll(sum => (sum.Before, sum.Kind, sum.Amount, sum.Count));
        return new StatementSums(
            sums.Where(sum => sum.Before).Sum(sum => sum.Amount),
            [.. sums.Where(sum => !sum.Before).Select(sum => new KindSum(sum.Kind, sum.Amount, sum.Count)).OrderBy(sum => sum.Place)]);
    }

    /// <summary>What each day of the period moved, where anything did.</summary>
    public async Task<IReadOnlyList<(DateOnly On, decimal Amount)>> DaysAsync(CancellationToken cancellation)
    {
        var from = scope.Range.From;
        var moved = scope.Contract is null
            ? Days(from).GroupBy(day => day.Day).Select(group => new { On = group.Key, Amount = group.Sum(day => day.Amount) })
            : UntilEnd().Where(movement => movement.PostedOn >= from).GroupBy(movement => movement.PostedOn)
                .Select(group => new { On = group.Key, Amount = group.Sum(movement => movement.Amount) });
        var days = await moved.OrderBy(day => day.On).ToListAsync(cancellation);
        return [.. days.Select(day => (day.On, day.Amount))];
    }

    /// <summary>The balance after the first movements of the period.</summary>
    public async Task<decimal> BalanceAsync(decimal opening, int movements, CancellationToken cancellation) =>
        opening + (movements == 0 ? 0m : await Within().Take(movements).SumAsync(movement => movement.Amount, cancellation));

    /// <param name="balance">Before the first movement of the page.</param>
    public async Task<IReadOnlyList<RunningMovement>> PageAsync(decimal balance, int skipped, int most, CancellationToken cancellation)
    {
        var movements = await Within().Skip(skipped).Take(most).ToListAsync(cancellation);
        return [.. movements.Select(movement => new RunningMovement(movement, balance += movement.Amount))];
    }

    /// <summary>All movements, while they are read.</summary>
    public async IAsyncEnumerable<RunningMovement> AllAsync(decimal opening, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var balance = opening;
        await foreach (var movement in Within().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return new RunningMovement(movement, balance += movement.Amount);
        }
    }

    // Of the whole account: tallied, however many entries there are.
    private IQueryable<Tally> Days(DateOnly from) =>
        db.LedgerDays(from, scope.Range.To).Where(day => day.Currency == scope.Currency.Code);

    // Entries and applications are counted apart: between the two an ordinal decides nothing, so on each day the entries come first.
    private IQueryable<Movement> Within()
    {
        var from = scope.Range.From;
        var byDay = UntilEnd().Where(movement => movement.PostedOn >= from).OrderBy(movement => movement.PostedOn);
        return (scope.Contract is null ? byDay : byDay.ThenBy(movement => movement.AppliedTo != null)).ThenBy(movement => movement.Ordinal);
    }

    private IQueryable<Movement> UntilEnd()
    {
        var entries = db.LedgerEntries.Where(entry => entry.Currency == scope.Currency && entry.PostedOn <= scope.Range.To);
        if (scope.Contract is not { Id: var contract })
        {
            return entries.Select(OfEntry);
        }

        var across = db.Allocations
            .Where(allocation => allocation.Currency == scope.Currency && allocation.PostedOn <= scope.Range.To)
            .Where(allocation =>
                (allocation.InvoiceContractId == contract
                    && (allocation.CreditContractId == null || allocation.CreditContractId != contract))
                || (allocation.CreditContractId == contract
                    && (allocation.InvoiceContractId == null || allocation.InvoiceContractId != contract)))
            .Select(allocation => new Movement
            {
                PostedOn = allocation.PostedOn,
                Ordinal = allocation.Ordinal,
                DocumentOn = allocation.PostedOn,
                Kind = null,
                Document = allocation.CreditNumber,
                Slug = allocation.CreditSlug,
                IsPayment = allocation.PaymentId != null,
                IsMemo = allocation.CreditMemoId != null,
                AppliedTo = allocation.InvoiceNumber,
                IsInward = allocation.InvoiceContractId == contract,
                Amount = allocation.InvoiceContractId == contract ? -allocation.Amount : allocation.Amount,
            });
        return entries.Where(entry => entry.ContractId == contract).Select(OfEntry).Concat(across);
    }
}
