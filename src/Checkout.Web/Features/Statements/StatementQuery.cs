using System.Globalization;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Statements;
using Checkout.Web.Authorization;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>Reads a statement's page. Sums, aging and chart are remembered by the account's revision; the movements of the page are read each time.</summary>
public sealed class StatementQuery(CheckoutDbContext db, AccountFigures figures, CurrentMember member, Reader reader)
{
    private const int ItemsShown = 10;

    /// <returns>Null with the field and the sentence where the account has no such contract or currency.</returns>
    public async Task<(StatementScope? Scope, string Field, string Problem)> ScopeAsync(StatementPeriod asked, DateRange range, CancellationToken cancellation) =>
        StatementScope.Of(await AccountAsync(cancellation), await db.Books.Select(books => books.ClosedThrough).SingleAsync(cancellation), asked, range, reader.Today);

    public Task<StatedAccount> AccountAsync(CancellationToken cancellation) => figures.GetAsync("Statements, account", () => StatedAccount.ReadAsync(db, cancellation));

    public async Task<StatementPage> PageAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        var name = $"Statement {scope.Range} {scope.Currency.Code} {scope.Contract?.Slug} {reader.Culture.Name}";
        var found = await figures.GetAsync(name, () => ReadAsync(db, scope, reader.Culture, cancellation));
        var number = Math.Clamp(asked.PageNumber, 1, StatementLines.PagesOf(found.Sums));
        var start = await figures.GetAsync(FormattableString.Invariant($"{name}, page {number}"), () => StatementLines.StartAsync(db, scope, found.Sums, number, cancellation));
        var lines = await StatementLines.PageAsync(db, scope, start, number, cancellation);
        return scope.IsFinal || await UnchangedAsync(cancellation)
            ? new StatementPage(asked, scope, found, number, lines)
            : await AtOnceAsync(asked, scope, cancellation);
    }

    // Something was posted since this request began: then sums and rows are read again, from one state.
    private async Task<StatementPage> AtOnceAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        await using var reading = await db.BeginReadingAsync(cancellation);
        var found = await ReadAsync(db, scope, reader.Culture, cancellation);
        var number = Math.Clamp(asked.PageNumber, 1, StatementLines.PagesOf(found.Sums));
        var start = await StatementLines.StartAsync(db, scope, found.Sums, number, cancellation);
        return new StatementPage(asked, scope, found, number, await StatementLines.PageAsync(db, scope, start, number, cancellation));
    }

    private async Task<bool> UnchangedAsync(CancellationToken cancellation) =>
        await db.AccountLocks.Select(row => row.Revision).SingleAsync(cancellation) == member.Account.Revision;

    private static async Task<StatementFigures> ReadAsync(CheckoutDbContext db, StatementScope scope, CultureInfo culture, CancellationToken cancellation)
    {
        var sums = await StatementSums.ReadAsync(db, scope, cancellation);
        var balance = await BalanceChart.ReadAsync(db, scope, sums, culture, cancellation);
        var asOf = await AsOf.ReadAsync(db, scope, cancellation);
        var aging = await StatementAging.ReadAsync(db, scope, sums.Closing, asOf, cancellation);
        var open = await OpenItems.ReadAsync(db, scope, asOf, 0, ItemsShown, cancellation);
        return new StatementFigures(sums, aging, open, balance);
    }
}
