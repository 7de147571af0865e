using Checkout.Data.Statements;

namespace Checkout.Web.Features.Statements;

/// <summary>A page of what was open at the closing date.</summary>
public sealed record OpenItemsPage(StatementPeriod Asked, StatementScope Scope, Aging Aging, OpenItems Open, int Number)
{
    public const int Size = 50;

    public static async Task<OpenItemsPage> ReadAsync(
        CheckoutDbContext db, StatementPeriod asked, StatementScope scope, CancellationToken cancellation)
    {
        await using var reading = scope.IsFinal ? null : await db.BeginReadingAsync(cancellation);
        var (sums, open) = (await new StatementMovements(db, scope).SumsAsync(cancellation), new OpenItemsAtClosing(db, scope));
        var number = Math.Min(asked.PageNumber, int.MaxValue / Size);
        var aging = await open.AgingAsync(sums.Closing, cancellation);
        return new OpenItemsPage(asked, scope, aging, await open.PageAsync((number - 1) * Size, Size, cancellation), number);
    }
}
