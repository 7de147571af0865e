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

/// <summary>
/// The same where the keys of a page are found first, along an index, and its rows are read by them with a query that is translated once.
/// </summary>
public abstract class KeyedRowQuery<T, TRow> : RowQuery<T, TRow>
    where TRow : class, IListRow
{
    private readonly CompiledQuery<Func<CheckoutDbContext, Guid[], DateOnly, IAsyncEnumerable<TRow>>> _byKeys;

    /// <param name="all">All rows.</param>
    protected KeyedRowQuery(Expression<Func<CheckoutDbContext, IQueryable<T>>> all, Expression<Func<T, Guid>> key,
        Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
        : base(row)
    {
        var keys = Expression.Parameter(typeof(Guid[]), "keys");
        var isWanted = Expression.Lambda<Func<T, bool>>(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], keys, key.Body), key.Parameters);
        _byKeys = By(Expression.Lambda<Func<CheckoutDbContext, Guid[], IQueryable<T>>>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(T)], all.Body, Expression.Quote(isWanted)),
            all.Parameters[0], keys));
    }

    public override async Task<IReadOnlyList<TRow>> PageAsync(
        CheckoutDbContext db, IQueryable<T> page, DateOnly today, CancellationToken cancellation) =>
        await RowsAsync(db, await KeysAsync(page, cancellation), today, cancellation);

    public abstract Task<Guid[]> KeysAsync(IQueryable<T> page, CancellationToken cancellation);

    /// <summary>The rows that have the keys, in their order.</summary>
    public async Task<IReadOnlyList<TRow>> RowsAsync(
        CheckoutDbContext db, Guid[] keys, DateOnly today, CancellationToken cancellation)
    {
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

/// <summary>The same for rows of several tables.</summary>
/// <param name="sorted">What lists are sorted by. SQLite merges the tables along their indexes only where it is read with the keys.</param>
public sealed class JoinedRowQuery<T, TSorted, TRow>(
    Expression<Func<CheckoutDbContext, IQueryable<T>>> all, Expression<Func<T, Guid>> key, Expression<Func<T, TSorted>> sorted,
    Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
    : KeyedRowQuery<T, TRow>(all, key, row)
    where TSorted : IListRow
    where TRow : class, IListRow
{
    public override async Task<Guid[]> KeysAsync(IQueryable<T> page, CancellationToken cancellation) =>
        [.. (await page.Select(sorted).ToListAsync(cancellation)).Select(found => found.Id)];
}

/// <summary>The same for documents.</summary>
public sealed class DocumentRowQuery<T, TRow>(Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
    : KeyedRowQuery<T, TRow>(db => db.Set<T>(), document => document.Id, row)
    where T : Entity
    where TRow : class, IListRow
{
    public override Task<Guid[]> KeysAsync(IQueryable<T> page, CancellationToken cancellation) =>
        page.Select(document => document.Id).ToArrayAsync(cancellation);
}

/// <summary>A row of a document, found again by its key.</summary>
public interface IListRow
{
    Guid Id { get; }
}
