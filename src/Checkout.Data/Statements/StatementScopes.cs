using Checkout.Data.Tallies;

namespace Checkout.Data.Statements;

/// <summary>Reads what the statements of the current account can be about.</summary>
public static class StatementScopes
{
    public static async Task<StatedAccount> StatedAccountAsync(this CheckoutDbContext db, CancellationToken cancellation)
    {
        var account = await db.Accounts.Select(row => new { row.Currency, row.HistoryComplete }).SingleAsync(cancellation);
        var contracts = await db.Contracts.OrderBy(contract => contract.Number)
            .Select(contract => new StatedContract(contract.Id, contract.Slug, contract.Number, contract.Name, contract.Currency))
            .ToListAsync(cancellation);
        var posted = await db.Tallies.Where(tally => tally.Series == TallySeries.Balance).Select(tally => tally.Currency).Distinct()
            .ToListAsync(cancellation);
        return new StatedAccount(account.Currency, account.HistoryComplete, contracts, posted.ConvertAll(Currency.FromCode));
    }

    public static Task<DateOnly> ClosedThroughAsync(this CheckoutDbContext db, CancellationToken cancellation) =>
        db.Books.Select(books => books.ClosedThrough).SingleAsync(cancellation);

    /// <inheritdoc cref="StatementScope.Of"/>
    public static async Task<(StatementScope? Scope, RuleViolation? Problem)> StatementScopeAsync(
        this CheckoutDbContext db,
        DateRange range,
        DateOnly today,
        string? contract,
        string? currency,
        CancellationToken cancellation)
    {
        var (account, closedThrough) = (await db.StatedAccountAsync(cancellation), await db.ClosedThroughAsync(cancellation));
        return StatementScope.Of(account, closedThrough, range, today, contract, currency);
    }
}
