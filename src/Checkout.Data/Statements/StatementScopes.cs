using Checkout.Data.Contracts;
using Checkout.Data.Tallies;

namespace Checkout.Data.Statements;

/// <summary>Reads what the statements of the current account can be about.</summary>
public static class StatementScopes
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<Stated>>> Read = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db) => db.Accounts.SelectMany(
            _ => db.Tallies.Where(tally => tally.Series == TallySeries.Balance).Select(tally => tally.Currency).Distinct().DefaultIfEmpty(),
            (account, posted) => new Stated(
                account.Currency, account.HistoryComplete, db.Books.Select(books => books.ClosedThrough).Single(), posted,
                db.Contracts.OrderBy(contract => contract.Number).Select(contract => (Guid?)contract.Id).FirstOrDefault()))));

    /// <summary>And the day through which its books are closed.</summary>
    /// <param name="contract">The slug of the contract asked for; none for the whole account.</param>
    public static async Task<(StatedAccount Account, DateOnly ClosedThrough)> StatedAccountAsync(
        this CheckoutDbContext db, string? contract, DateOnly today, CancellationToken cancellation)
    {
        var stated = await Read.For(db)(db).ToListAsync(cancellation);
        var contracts = await db.ContractChoicesAsync(contract, today, cancellation);
        var posted = stated.Where(row => row.Posted is not null).Select(row => Currency.FromCode(row.Posted!));
        return (new StatedAccount(stated[0].Currency, stated[0].HistoryComplete, contracts, [.. posted])
        {
            FirstContract = stated[0].FirstContract,
        }, stated[0].ClosedThrough);
    }

    /// <inheritdoc cref="StatementScope.Of"/>
    public static async Task<(StatementScope? Scope, RuleViolation? Problem)> StatementScopeAsync(
        this CheckoutDbContext db,
        DateRange range,
        DateOnly today,
        string? contract,
        string? currency,
        CancellationToken cancellation)
    {
        var (account, closedThrough) = await db.StatedAccountAsync(contract, today, cancellation);
        return StatementScope.Of(account, closedThrough, range, today, contract, currency);
    }

    /// <param name="Posted">One of the currencies of what was posted; null where nothing was.</param>
    private sealed record Stated(Currency Currency, bool HistoryComplete, DateOnly ClosedThrough, string? Posted, Guid? FirstContract);
}
