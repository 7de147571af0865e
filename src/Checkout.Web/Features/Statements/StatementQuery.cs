using Checkout.Data.Statements;

namespace Checkout.Web.Features.Statements;

/// <summary>Reads a statement's page.</summary>
public sealed class StatementQuery(CheckoutDbContext db, CurrentMember member, Reader reader)
{
    private const int ItemsShown = 10;

    /// <inheritdoc cref="StatementScope.Of"/>
    public async Task<(StatementScope? Scope, RuleViolation? Problem)> ScopeAsync(
        StatementPeriod asked, DateRange range, CancellationToken cancellation)
    {
        var (account, closedThrough) = (await AccountAsync(cancellation), await db.ClosedThroughAsync(cancellation));
        return StatementScope.Of(account, closedThrough, range, reader.Today, asked.Contract, asked.Currency);
    }

    public Task<StatedAccount> AccountAsync(CancellationToken cancellation) =>
        db.StatedAccountAsync(cancellation);

    public async Task<StatementPage> PageAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        var page = await ReadAsync(asked, scope, cancellation);
        if (scope.IsFinal || await db.AccountLocks.Select(row => row.Revision).SingleAsync(cancellation) == member.Account.Revision)
        {
            return page;
        }

        // Something was posted since this request began: then sums and rows are read again, from one state.
        await using var reading = await db.BeginReadingAsync(cancellation);
        return await ReadAsync(asked, scope, cancellation);
    }

    private async Task<StatementPage> ReadAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        var movements = new StatementMovements(db, scope);
        var found = await FiguresAsync(movements, scope, cancellation);
        var number = Math.Clamp(asked.PageNumber, 1, found.Pages);
        var skipped = (number - 1) * StatementFigures.PageSize;
        var start = await movements.BalanceAsync(found.Sums.Opening, skipped, cancellation);
        var lines = await movements.PageAsync(start, skipped, StatementFigures.PageSize, cancellation);
        return new StatementPage(asked, scope, found, number, [.. lines.Select(line => StatementLine.Of(scope, line))])
        {
            Issuer = await StatementPdf.IssuerAsync(db, scope, cancellation),
        };
    }

    private async Task<StatementFigures> FiguresAsync(StatementMovements movements, StatementScope scope, CancellationToken cancellation)
    {
        var sums = await movements.SumsAsync(cancellation);
        var open = new OpenItemsAtClosing(db, scope);
        return new StatementFigures(
            sums,
            await open.AgingAsync(sums.Closing, cancellation),
            await open.PageAsync(0, ItemsShown, cancellation),
            await BalanceChart.ReadAsync(movements, scope, sums, reader.Culture, cancellation));
    }
}
