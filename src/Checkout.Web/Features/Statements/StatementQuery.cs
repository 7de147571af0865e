using Checkout.Data.Statements;

namespace Checkout.Web.Features.Statements;

/// <summary>Reads a statement's page.</summary>
public sealed class StatementQuery(CheckoutDbContext db, CurrentMember member, Reader reader)
{
    private const int ItemsShown = 10;

    public async Task<StatementPage> PageAsync(StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        var (page, revision) = await ReadAsync(asked, scope, cancellation);
        if (scope.IsFinal || revision == member.Account.Revision)
        {
            return page;
        }

        // Something was posted since this request began: then sums and rows are read again, from one state.
        await using var reading = await db.BeginReadingAsync(cancellation);
        return (await ReadAsync(asked, scope, cancellation)).Page;
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
