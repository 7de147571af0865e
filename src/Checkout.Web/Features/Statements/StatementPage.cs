using System.Globalization;
using Checkout.Data;
using Checkout.Domain.Statements;
using Checkout.Web.Charts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>A statement as it is shown: sums, aging, a page of the movements, the first open items.</summary>
public sealed record StatementPage(StatementPeriod Asked, StatementScope Scope, StatementSums Sums, Aging Aging, AsOf AsOf)
{
    public const int ItemsShown = 10;

    public required int Number { get; init; }

    public required IReadOnlyList<StatementLine> Lines { get; init; }

    public required OpenItems Open { get; init; }

    /// <summary>Null where nothing moved.</summary>
    public required Chart? Balance { get; init; }

    /// <summary>Codes of the currencies to choose from; more than one only where there is a choice.</summary>
    public required IReadOnlyList<string> Currencies { get; init; }

    /// <summary>False where nothing was ever posted and no contract is there: there is nothing to state yet.</summary>
    public required bool HasHistory { get; init; }

    public int Pages => Math.Max(1, (Sums.Count + StatementLines.PageSize - 1) / StatementLines.PageSize);

    public int FirstRow => Sums.Count == 0 ? 0 : ((Number - 1) * StatementLines.PageSize) + 1;

    public int LastRow => Math.Min(Number * StatementLines.PageSize, Sums.Count);

    public decimal PageOpening => Lines.Count == 0 ? Sums.Opening : Lines[0].Balance.Amount - Lines[0].Amount!.Value.Amount;

    public static async Task<StatementPage> ReadAsync(CheckoutDbContext db, StatementPeriod asked, StatementScope scope, CultureInfo culture, CancellationToken cancellation)
    {
        await using var reading = scope.IsFinal ? null : await db.BeginReadingAsync(cancellation);
        var sums = await StatementSums.ReadAsync(db, scope, cancellation);
        var number = Math.Clamp(asked.PageNumber, 1, Math.Max(1, (sums.Count + StatementLines.PageSize - 1) / StatementLines.PageSize));
        var asOf = await AsOf.ReadAsync(db, scope, cancellation);
        var isEmpty = sums is { Opening: 0m, Count: 0 };
        var aging = isEmpty ? new Aging(0m, 0m, 0m, 0m, 0m, 0m, 0m, 0m) : await StatementAging.ReadAsync(db, scope, sums.Closing, asOf, cancellation);
        var anyOpen = aging != new Aging(0m, 0m, 0m, 0m, 0m, 0m, 0m, 0m);
        var currencies = await CurrenciesAsync(db, scope, cancellation);
        return new StatementPage(asked, scope, sums, aging, asOf)
        {
            Number = number,
            Lines = await StatementLines.PageAsync(db, scope, sums, number, cancellation),
            Open = anyOpen ? await OpenItems.ReadAsync(db, scope, asOf, 0, ItemsShown, cancellation) : OpenItems.None,
            Balance = await BalanceChart.ReadAsync(db, scope, sums, culture, cancellation),
            Currencies = currencies,
            HasHistory = !isEmpty || scope.Contracts.Count > 0 || await db.LedgerEntries.AnyAsync(cancellation),
        };
    }

    /// <summary>Those of the contracts and the account, the chosen one, and any other in which something was posted.</summary>
    private static async Task<IReadOnlyList<string>> CurrenciesAsync(CheckoutDbContext db, StatementScope scope, CancellationToken cancellation)
    {
        var known = scope.Contracts.Select(contract => contract.Currency).Append(scope.Currency).Append(scope.AccountCurrency).Distinct().ToList();
        var others = await db.LedgerEntries.Where(entry => !known.Contains(entry.Currency)).Select(entry => entry.Currency).Distinct().ToListAsync(cancellation);
        return [.. known.Concat(others).Select(currency => currency.Code).Order(StringComparer.Ordinal)];
    }
}
