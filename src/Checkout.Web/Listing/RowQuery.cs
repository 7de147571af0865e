using System.Linq.Expressions;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Web.Figures;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Listing;

/// <summary>How a row of a list is made of a document: written once, used for a page (by keys, translated once) and for exports (over any query).</summary>
/// <param name="row">Of the context, the document, and the business date.</param>
public sealed class RowQuery<T, TRow>(Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
    where T : Entity
    where TRow : IListRow
{
    private readonly CompiledQuery<Func<CheckoutDbContext, Guid[], DateOnly, IAsyncEnumerable<TRow>>> _byKeys = new(() => Compile(row));

    /// <summary>The rows of the keys, in any order.</summary>
    public IAsyncEnumerable<TRow> ByKeys(CheckoutDbContext db, Guid[] keys, DateOnly today) => _byKeys.For(db)(db, keys, today);

    /// <summary>The rows of a query, in its order.</summary>
    public IQueryable<TRow> Over(CheckoutDbContext db, IQueryable<T> documents, DateOnly today)
    {
        Expression<Func<CheckoutDbContext>> context = () => db;
        Expression<Func<DateOnly>> day = () => today;
        return documents.Select(RowOf(row, context.Body, day.Body));
    }

    private static Func<CheckoutDbContext, Guid[], DateOnly, IAsyncEnumerable<TRow>> Compile(Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row)
    {
        Expression<Func<CheckoutDbContext, Guid[], IQueryable<T>>> keyed = (db, keys) => db.Set<T>().Where(document => Enumerable.Contains(keys, document.Id));
        var day = Expression.Parameter(typeof(DateOnly), "today");
        var rows = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(T), typeof(TRow)], keyed.Body, Expression.Quote(RowOf(row, keyed.Parameters[0], day)));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<CheckoutDbContext, Guid[], DateOnly, IQueryable<TRow>>>(rows, [.. keyed.Parameters, day]));
    }

    private static Expression<Func<T, TRow>> RowOf(Expression<Func<CheckoutDbContext, T, DateOnly, TRow>> row, Expression db, Expression today) =>
        Expression.Lambda<Func<T, TRow>>(new Replaced(row.Parameters[0], db, row.Parameters[2], today).Visit(row.Body), row.Parameters[1]);

    private sealed class Replaced(Expression first, Expression firstValue, Expression second, Expression secondValue) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == first ? firstValue : node == second ? secondValue : node;
    }
}
