using Checkout.Data;
using Checkout.Domain;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>A contract that a statement can be narrowed to.</summary>
public sealed record StatedContract(Guid Id, string Slug, string Number, string Name, Currency Currency);

/// <summary>What every statement of an account goes by.</summary>
/// <param name="Currency">The currency that the account's first contract was proposed in (R18).</param>
/// <param name="HistoryComplete">False while the vendor still delivers the account's history, which keeps its dates and may lie anywhere (R15).</param>
/// <param name="Currencies">Those of the account, of its contracts, and of everything that was ever posted.</param>
/// <param name="HasHistory">False where nothing was ever posted and no contract is there: there is nothing to state yet.</param>
public sealed record StatedAccount(Currency Currency, bool HistoryComplete, IReadOnlyList<StatedContract> Contracts, IReadOnlyList<string> Currencies, bool HasHistory)
{
    public static async Task<StatedAccount> ReadAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var account = await db.Accounts.Select(row => new { row.Currency, row.HistoryComplete }).SingleAsync(cancellation);
        var contracts = await db.Contracts.OrderBy(contract => contract.Number)
            .Select(contract => new StatedContract(contract.Id, contract.Slug, contract.Number, contract.Name, contract.Currency))
            .ToListAsync(cancellation);
        var posted = await db.LedgerEntries.Select(entry => entry.Currency).Distinct().ToListAsync(cancellation);
        var currencies = contracts.Select(contract => contract.Currency).Concat(posted).Append(account.Currency).Select(currency => currency.Code);
        return new StatedAccount(
            account.Currency, account.HistoryComplete, contracts, [.. currencies.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], contracts.Count + posted.Count > 0);
    }
}

/// <summary>What a statement is about: days, currency, perhaps one contract; and how far the books of the account are closed.</summary>
public sealed record StatementScope
{
    public required DateRange Range { get; init; }

    public required DateOnly Today { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Null for the whole account.</summary>
    public StatedContract? Contract { get; init; }

    public required StatedAccount Account { get; init; }

    public IReadOnlyList<StatedContract> Contracts => Account.Contracts;

    public required DateOnly ClosedThrough { get; init; }

    /// <inheritdoc cref="StatedAccount.HistoryComplete"/>
    public bool HistoryComplete => Account.HistoryComplete;

    /// <summary>True where nothing can be posted into the period any more, so that the statement stays equal for ever (R15).</summary>
    public bool IsFinal => HistoryComplete && Range.To <= ClosedThrough;

    /// <summary>The day for which aging and open items are: the last of the period, or today where that has not come.</summary>
    public DateOnly ClosingOn => Range.To < Today ? Range.To : Today;

    public Money In(decimal amount) => new(amount, Currency);

    /// <returns>Null with the field and the sentence where the account has no such contract or currency.</returns>
    public static async Task<(StatementScope? Scope, string Field, string Problem)> ReadAsync(
        CheckoutDbContext db, StatementPeriod asked, DateRange range, DateOnly today, CancellationToken cancellation) =>
        Of(await StatedAccount.ReadAsync(db, cancellation), await db.Books.Select(books => books.ClosedThrough).SingleAsync(cancellation), asked, range, today);

    /// <inheritdoc cref="ReadAsync"/>
    public static (StatementScope? Scope, string Field, string Problem) Of(StatedAccount account, DateOnly closedThrough, StatementPeriod asked, DateRange range, DateOnly today)
    {
        StatedContract? contract = null;
        if (!string.IsNullOrEmpty(asked.Contract) && (contract = account.Contracts.FirstOrDefault(row => row.Slug == asked.Contract)) is null)
        {
            return (null, nameof(StatementPeriod.Contract), $"There is no contract {asked.Contract} in this account. Choose one from the list.");
        }

        var currency = Currency.TryFromCode(asked.Currency, out var named) ? named : contract?.Currency ?? account.Currency;
        if (contract is not null && contract.Currency != currency)
        {
            return (null, nameof(StatementPeriod.Currency), $"{contract.Number} is in {contract.Currency.Code}. Choose {contract.Currency.Code}, or every contract.");
        }

        return (new StatementScope { Range = range, Today = today, Currency = currency, Contract = contract, Account = account, ClosedThrough = closedThrough }, "", "");
    }
}
