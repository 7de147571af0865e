using System.Linq.Expressions;

namespace Checkout.Web.Listing;

/// <summary>How a row of a list is made of what the database holds: written once, for pages and for exports.</summary>
/// <param name="row">Of the context, what a row is made of, and the business date.</param>
public class RowQuery<T, TRow>(Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
{
    /// <summary>The rows of a query, in its order.</summary>
    public IQueryable<TRow> Over(CheckoutDbContext db, IQueryable<T> found, DateOnly today)
    {
        Expression<Func<CheckoutDbContext>> context = () => db;
        Expression<Func<DateOnly>> day = () => today;
        return found.Select(RowOf(context.Body, day.Body));
    }

    /// <summary>The rows of a query that is known to find few.</summary>
    public virtual async Task<IReadOnlyList<TRow>> PageAsync(
        CheckoutDbContext db, IQueryable<T> page, DateOnly today, CancellationToken cancellation) =>
        await Over(db, page, today).ToListAsync(cancellation);

    protected Expression<Func<T, TRow>> RowOf(Expression db, Expression today) =>
        Expression.Lambda<Func<T, TRow>>(new Replaced(row.Parameters[0], db, row.Parameters[2], today).Visit(row.Body), row.Parameters[1]);

    private sealed class Replaced(Expression first, Expression firstValue, Expression second, Expression secondValue) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == first ? firstValue : node == second ? secondValue : node;
    }
}

/// <summary>The same for rows of several tables: the keys of a page are found first, and its rows are read by them.</summary>
/// <param name="all">All rows.</param>
/// <param name="sorted">What lists are sorted by. SQLite merges the tables along their indexes only where it is read with the keys.</param>
public sealed class KeyedRowQuery<T, TSorted, TRow>(
    Func<CheckoutDbContext, IQueryable<T>> all, Expression<Func<T, Guid>> key, Expression<Func<T, TSorted>> sorted,
    Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
    : RowQuery<T, TRow>(row)
    where TSorted : IListRow
    where TRow : class, IListRow
{
    public override async Task<IReadOnlyList<TRow>> PageAsync(
        CheckoutDbContext db, IQueryable<T> page, DateOnly today, CancellationToken cancellation)
    {
        var keys = (await page.Select(sorted).ToListAsync(cancellation)).ConvertAll(found => found.Id);
        Expression<Func<Guid, bool>> isWanted = id => keys.Contains(id);
        var wanted = Expression.Lambda<Func<T, bool>>(
            new SortExpressions.Renamed(isWanted.Parameters[0], key.Body).Visit(isWanted.Body), key.Parameters);
        var rows = await Over(db, all(db).Where(wanted), today).ToDictionaryAsync(row => row.Id, cancellation);
        return [.. keys.Select(rows.GetValueOrDefault).OfType<TRow>()];
    }
}

/// <summary>
/// The same for documents: the keys of a page are found along an index, and its rows are read by them with a query that is translated once.
/// </summary>
public sealed class DocumentRowQuery<T, TRow> : RowQuery<T, TRow>
    where T : Entity
    where TRow : class, IListRow
{
    private readonly CompiledQuery<Func<CheckoutDbContext, Guid[], DateOnly, IAsyncEnumerable<TRow>>> _byKeys;

    public DocumentRowQuery(Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
        : base(row) => _byKeys = By((CheckoutDbContext db, Guid[] keys) => db.Set<T>().Where(row => Enumerable.Contains(keys, row.Id)));

    public override async Task<IReadOnlyList<TRow>> PageAsync(
        CheckoutDbContext db, IQueryable<T> page, DateOnly today, CancellationToken cancellation)
    {
        var keys = await page.Select(document => document.Id).ToArrayAsync(cancellation);
        var inOrder = new TRow?[keys.Length];
        await foreach (var row in _byKeys.For(db)(db, keys, today).WithCancellation(cancellation))
        {
            inOrder[Array.IndexOf(keys, row.Id)] = row;
        }

        // A draft may have been discarded since.
        return [.. inOrder.OfType<TRow>()];
    }

    /// <summary>The rows of the documents that are found by a key, in their order: a query that is translated once.</summary>
    public CompiledQuery<Func<CheckoutDbContext, TKey, DateOnly, IAsyncEnumerable<TRow>>> By<TKey>(
        Expression<Func<CheckoutDbContext, TKey, IQueryable<T>>> found) => new(() =>
        {
            var day = Expression.Parameter(typeof(DateOnly), "today");
            var rows = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(T), typeof(TRow)], found.Body,
                Expression.Quote(RowOf(found.Parameters[0], day)));
            return EF.CompileAsyncQuery(
                Expression.Lambda<Func<CheckoutDbContext, TKey, DateOnly, IQueryable<TRow>>>(rows, [.. found.Parameters, day]));
        });
}

/// <summary>A row of a document, found again by its key.</summary>
public interface IListRow
{
    Guid Id { get; }
}
