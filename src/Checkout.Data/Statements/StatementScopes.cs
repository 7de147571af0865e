using Checkout.Domain;
using Checkout.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Statements;

/// <summary>Reads what the statements of the current account can be about.</summary>
public static class StatementScopes
{
    public static async Task<StatedAccount> StatedAccountAsync(this CheckoutDbContext db, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.Select(row => new { row.Currency, row.HistoryComplete }).SingleAsync(cancellationToken);
        var contracts = await db.Contracts.OrderBy(contract => contract.Number)
            .Select(contract => new StatedContract(contract.Id, contract.Slug, contract.Number, contract.Name, contract.Currency))
            .ToListAsync(cancellationToken);
        var posted = await db.LedgerEntries.Select(entry => entry.Currency).Distinct().ToListAsync(cancellationToken);
        return new StatedAccount(account.Currency, account.HistoryComplete, contracts, posted);
    }

    public static Task<DateOnly> ClosedThroughAsync(this CheckoutDbContext db, CancellationToken cancellationToken) =>
        db.Books.Select(books => books.ClosedThrough).SingleAsync(cancellationToken);

    /// <inheritdoc cref="StatementScope.Of"/>
    public static async Task<(StatementScope? Scope, RuleViolation? Problem)> StatementScopeAsync(
        this CheckoutDbContext db,
        DateRange range,
        DateOnly today,
        string? contract,
        string? currency,
        CancellationToken cancellationToken)
    {
        var (account, closedThrough) = (await db.StatedAccountAsync(cancellationToken), await db.ClosedThroughAsync(cancellationToken));
        return StatementScope.Of(account, closedThrough, range, today, contract, currency);
    }
}
