using Checkout.Data.Statements;

namespace Checkout.Web.Features.Statements;

/// <summary>Reads the pages of a statement.</summary>
public sealed class StatementQuery(CheckoutDbContext db, CurrentMember member, Reader reader)
{
    private const int ItemsShown = 10;

    private static readonly CompiledQuery<Func<CheckoutDbContext, CancellationToken, Task<Guid>>> Revisions = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, CancellationToken _) => db.AccountLocks.Select(row => row.Revision).Single()));

    public Task<StatementPage> PageAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation) =>
        OfOneStateAsync(scope, () => ReadAsync(asked, scope, cancellation), cancellation);

    public Task<OpenItemsPage> OpenItemsAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation) =>
        OfOneStateAsync(scope, () => ReadOpenItemsAsync(asked, scope, cancellation), cancellation);

    private async Task<TPage> OfOneStateAsync<TPage>(
        StatementScope scope, Func<Task<(TPage Page, Guid Revision)>> read, CancellationToken cancellation)
    {
        var (page, revision) = await read();
        if (scope.IsFinal || revision == member.Account.Revision)
        {
            return page;
        }

        // Something was posted since this request began: then sums and rows are read again, from one state.
        await using var reading = await db.BeginReadingAsync(cancellation);
        return (await read()).Page;
    }

    private async Task<(OpenItemsPage Page, Guid Revision)> ReadOpenItemsAsync(
        StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        var (sums, open) = (await new StatementMovements(db, scope).SumsAsync(cancellation), new OpenItemsAtClosing(db, scope));
        var number = Math.Min(asked.PageNumber, int.MaxValue / OpenItemsPage.Size);
        var aging = await open.AgingAsync(sums.Closing, cancellation);
        var items = await open.PageAsync((number - 1) * OpenItemsPage.Size, OpenItemsPage.Size, cancellation);
        return (new OpenItemsPage(asked, scope, aging, items, number), await Revisions.For(db)(db, cancellation));
    }

    private async Task<(StatementPage Page, Guid Revision)> ReadAsync(
        StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        var (movements, open) = (new StatementMovements(db, scope), new OpenItemsAtClosing(db, scope));
        var sums = await movements.SumsAsync(cancellation);
        var figures = new StatementFigures(
            sums,
            await open.AgingAsync(sums.Closing, cancellation),
            await open.PageAsync(0, ItemsShown, cancellation),
            BalanceChart.Of(scope, sums, reader.Culture));
        var number = Math.Clamp(asked.PageNumber, 1, figures.Pages);
        var skipped = (number - 1) * StatementFigures.PageSize;
        var start = await movements.BalanceAsync(sums.Opening, skipped, cancellation);
        var lines = await movements.PageAsync(start, skipped, StatementFigures.PageSize, cancellation)
            .Select(line => StatementLine.Of(scope, line)).ToListAsync(cancellation);
        var (issuer, revision) = await StatementPdf.IssuerAsync(db, scope, cancellation);
        return (new StatementPage(asked, scope, figures, number, lines) { Issuer = issuer }, revision);
    }
}
