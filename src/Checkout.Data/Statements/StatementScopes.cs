using Checkout.Data.Tallies;

namespace Checkout.Data.Statements;

/// <summary>Reads what the statements of the current account can be about.</summary>
public static class StatementScopes
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<Stated>>> Read = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db) => db.Accounts.SelectMany(
            _ => db.Tallies.Where(tally => tally.Series == TallySeries.Balance).Select(tally => tally.Currency).Distinct().DefaultIfEmpty(),
            (account, posted) => new Stated(
                account.Currency, account.HistoryComplete, db.Books.Select(books => books.ClosedThrough).Single(), posted))));

    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<StatedContract>>> Contracts = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db) => db.Contracts.OrderBy(contract => contract.Number)
            .Select(contract => new StatedContract(contract.Id, contract.Slug, contract.Number, contract.Name, contract.Currency))));

    /// <summary>And the day through which its books are closed.</summary>
    public static async Task<(StatedAccount Account, DateOnly ClosedThrough)> StatedAccountAsync(
        this CheckoutDbContext db, CancellationToken cancellation)
    {
        var stated = await Read.For(db)(db).ToListAsync(cancellation);
        var contracts = await Contracts.For(db)(db).ToListAsync(cancellation);
        var posted = stated.Where(row => row.Posted is not null).Select(row => Currency.FromCode(row.Posted!));
        return (new StatedAccount(stated[0].Currency, stated[0].HistoryComplete, contracts, [.. posted]), stated[0].ClosedThrough);
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
        var (account, closedThrough) = await db.StatedAccountAsync(cancellation);
        return StatementScope.Of(account, closedThrough, range, today, contract, currency);
    }

    /// <param name="Posted">One of the currencies of what was posted; null where nothing was.</param>
    private sealed record Stated(Currency Currency, bool HistoryComplete, DateOnly ClosedThrough, string? Posted);
}
