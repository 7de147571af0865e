using System.Diagnostics.CodeAnalysis;
using Checkout.Data;
using Checkout.Domain;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>A contract that a statement can be narrowed to.</summary>
public sealed record StatedContract(Guid Id, string Slug, string Number, string Name, Currency Currency);

/// <summary>What a statement is about: days, currency, perhaps one contract; and how far the books of the account are closed.</summary>
public sealed record StatementScope
{
    public required DateRange Range { get; init; }

    public required DateOnly Today { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Null for the whole account.</summary>
    public StatedContract? Contract { get; init; }

    public required IReadOnlyList<StatedContract> Contracts { get; init; }

    /// <summary>The currency that the account's first contract was proposed in (R18).</summary>
    public required Currency AccountCurrency { get; init; }

    public required DateOnly ClosedThrough { get; init; }

    /// <summary>False while the vendor still delivers the account's history, which keeps its dates and may lie anywhere (R15).</summary>
    public required bool HistoryComplete { get; init; }

    /// <summary>True where nothing can be posted into the period any more, so that the statement stays equal for ever (R15).</summary>
    public bool IsFinal => HistoryComplete && Range.To <= ClosedThrough;

    /// <summary>The day for which aging and open items are: the last of the period, or today where that has not come.</summary>
    public DateOnly ClosingOn => Range.To < Today ? Range.To : Today;

    public Money In(decimal amount) => new(amount, Currency);

    /// <returns>Null with the field and the sentence where the account has no such contract or currency.</returns>
    [SuppressMessage("Design", "MA0051", Justification = "One question after the other.")]
    public static async Task<(StatementScope? Scope, string Field, string Problem)> ReadAsync(
        CheckoutDbContext db, StatementPeriod asked, DateRange range, DateOnly today, CancellationToken cancellation)
    {
        var account = await db.Accounts
            .Select(row => new { row.Currency, row.HistoryComplete, ClosedThrough = db.Books.Select(books => books.ClosedThrough).First() })
            .SingleAsync(cancellation);
        var contracts = await db.Contracts.OrderBy(contract => contract.Number)
            .Select(contract => new StatedContract(contract.Id, contract.Slug, contract.Number, contract.Name, contract.Currency))
            .ToListAsync(cancellation);
        StatedContract? contract = null;
        if (!string.IsNullOrEmpty(asked.Contract) && (contract = contracts.Find(row => row.Slug == asked.Contract)) is null)
        {
            return (null, nameof(StatementPeriod.Contract), $"There is no contract {asked.Contract} in this account. Choose one from the list.");
        }

        var currency = Currency.TryFromCode(asked.Currency, out var named) ? named : contract?.Currency ?? account.Currency;
        if (contract is not null && contract.Currency != currency)
        {
            return (null, nameof(StatementPeriod.Currency), $"{contract.Number} is in {contract.Currency.Code}. Choose {contract.Currency.Code}, or every contract.");
        }

        return (new StatementScope
        {
            Range = range,
            Today = today,
            Currency = currency,
            Contract = contract,
            Contracts = contracts,
            AccountCurrency = account.Currency,
            ClosedThrough = account.ClosedThrough,
            HistoryComplete = account.HistoryComplete,
        }, "", "");
    }
}
