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

    // The steps of what is not drawn: after the period, before it, and after the closing date within it.
    private const int After = -1, Before = -2, Coming = -3;

    private static readonly string[] Kinds = Enum.GetNames<LedgerKind>();

    // All that was ever posted, and what was since the period began, by day: both as they are tallied, however many entries there are.
    private static readonly CompiledQuery<Func<CheckoutDbContext, string, DateOnly, DateOnly, DateOnly, int, int, IAsyncEnumerable<Moved>>>
        Tallied = new(() => EF.CompileAsyncQuery(
            (CheckoutDbContext db, string currency, DateOnly from, DateOnly to, DateOnly closing, int first, int stride) => db.Tallies
                .Where(tally => (tally.Series == TallySeries.Ledger || tally.Series == TallySeries.Balance) && Kinds.Contains(tally.State)
                    && tally.Mark == "" && tally.Currency == currency && tally.Day >= from)
                .GroupBy(tally => new
                {
                    tally.Series,
                    tally.State,
                    Step = tally.Day > to ? After : tally.Day > closing ? Coming : (tally.Day.DayNumber - first) / stride,
                })
                .Select(group => new Moved(group.Key.Series, group.Key.State, group.Key.Step, group.Sum(tally => tally.Amount),
                    group.Sum(tally => tally.Count)))));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Currency, DateOnly, DateOnly, int, int, IAsyncEnumerable<Movement>>>
        Entries = new(() => EF.CompileAsyncQuery(
            (CheckoutDbContext db, Currency currency, DateOnly from, DateOnly to, int skipped, int most) => db.LedgerEntries
                .Where(entry => entry.Currency == currency && entry.PostedOn >= from && entry.PostedOn <= to)
                .OrderBy(entry => entry.PostedOn).ThenBy(entry => entry.Ordinal).Skip(skipped).Take(most).Select(OfEntry)));

    /// <summary>Opening balance, sums by kind and steps of the balance, summed by the database apart from any running balance.</summary>
    public async Task<StatementSums> SumsAsync(CancellationToken cancellation)
    {
        var (from, closing, first, stride) = (scope.Range.From, scope.ClosingOn, scope.Range.From.DayNumber, scope.Stride);
        if (scope.Contract is null)
        {
            var tallied = await Tallied.For(db)(db, scope.Currency.Code, from, scope.Range.To, closing, first, stride)
                .ToListAsync(cancellation);
            return Sums(
                tallied.Sum(sum => sum.Series is TallySeries.Balance ? sum.Amount : -sum.Amount),
                tallied.Where(sum => sum.Series is TallySeries.Ledger && sum.Step != After)
                    .Select(sum => ((LedgerKind?)Enum.Parse<LedgerKind>(sum.Kind), sum.Step, sum.Amount, (int)sum.Count)));
        }

        var sums = await UntilEnd()
            .GroupBy(movement => new
            {
                movement.Kind,
                Step = movement.PostedOn < from ? Before : movement.PostedOn > closing ? Coming
                    : (movement.PostedOn.DayNumber - first) / stride,
            })
            .Select(group => new { group.Key.Kind, group.Key.Step, Amount = group.Sum(movement => movement.Amount), Count = group.Count() })
            .ToListAsync(cancellation);
        return Sums(
            sums.Where(sum => sum.Step == Before).Sum(sum => sum.Amount),
            sums.Where(sum => sum.Step != Before).Select(sum => (sum.Kind, sum.Step, sum.Amount, sum.Count)));
    }

    /// <summary>The balance after the first movements of the period.</summary>
    public async Task<decimal> BalanceAsync(decimal opening, int movements, CancellationToken cancellation) =>
        opening + (movements == 0 ? 0m : await Within().Take(movements).SumAsync(movement => movement.Amount, cancellation));

    /// <summary>All movements, while they are read.</summary>
    public IAsyncEnumerable<RunningMovement> AllAsync(decimal opening, CancellationToken cancellation) =>
        PageAsync(opening, 0, int.MaxValue, cancellation);

    /// <param name="balance">Before the first movement of the page.</param>
    public async IAsyncEnumerable<RunningMovement> PageAsync(decimal balance, int skipped, int most,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var movements = scope.Contract is null
            ? Entries.For(db)(db, scope.Currency, scope.Range.From, scope.Range.To, skipped, most)
            : Within().Skip(skipped).Take(most).AsAsyncEnumerable();
        await foreach (var movement in movements.WithCancellation(cancellation))
        {
            yield return new RunningMovement(movement, balance += movement.Amount);
        }
    }

    private static StatementSums Sums(decimal opening, IEnumerable<(LedgerKind? Kind, int Step, decimal Amount, int Count)> sums)
    {
        var moved = sums.ToList();
        return new StatementSums(opening,
        [
            .. moved.GroupBy(sum => sum.Kind)
                .Select(kind => new KindSum(kind.Key, kind.Sum(sum => sum.Amount), kind.Sum(sum => sum.Count))).OrderBy(sum => sum.Place),
        ])
        {
            Steps = moved.ToLookup(sum => sum.Step, sum => sum.Amount),
        };
    }

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

    private sealed record Moved(TallySeries Series, string Kind, int Step, decimal Amount, long Count);
}
