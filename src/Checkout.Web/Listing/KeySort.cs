using System.Linq.Expressions;

namespace Checkout.Web.Listing;

/// <summary>Puts rows into the order of their groups; they are sorted within these.</summary>
public delegate IOrderedQueryable<T> Groups<T>(IQueryable<T> rows);

/// <summary>One order of a list.</summary>
internal interface ISort<T>
{
    IOrderedQueryable<T> Apply(IQueryable<T> rows, bool descending, Groups<T>? groups = null);

    /// <summary>The rows behind a row, the nearest first.</summary>
    IQueryable<T> After(IQueryable<T> rows, T row, bool descending);
}

/// <summary>Orders by a key and, where keys are equal, by the tiebreak.</summary>
internal sealed class KeySort<T, TKey>(Expression<Func<T, TKey>> key, Expression<Func<T, long>> tiebreak) : ISort<T>
{
    private readonly Lazy<(Func<T, TKey> Key, Func<T, long> Tiebreak)> _read = new(() =>
        (key.Compile(preferInterpretation: true), tiebreak.Compile(preferInterpretation: true)));

    public IOrderedQueryable<T> Apply(IQueryable<T> rows, bool descending, Groups<T>? groups = null)
    {
        var grouped = groups?.Invoke(rows);
        return descending
            ? (grouped?.ThenByDescending(key) ?? rows.OrderByDescending(key)).ThenByDescending(tiebreak)
            : (grouped?.ThenBy(key) ?? rows.OrderBy(key)).ThenBy(tiebreak);
    }

    // Key ≥ k and (key > k or tie > t): the first half says where in an index to begin, the second leaves out the row and what is before
    // it.
    public IQueryable<T> After(IQueryable<T> rows, T row, bool descending)
    {
        var (readKey, readTie) = _read.Value;
        var document = key.Parameters[0];
        var tie = new SortExpressions.Renamed(tiebreak.Parameters[0], document).Visit(tiebreak.Body);
        var keyThere = typeof(TKey).IsEnum ? SortExpressions.Held(readKey(row)!.ToString())
            : (Expression)SortExpressions.Held(readKey(row));
        var tieThere = SortExpressions.Held(readTie(row));
        var behind = Expression.AndAlso(
            SortExpressions.Compare(descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, key.Body, keyThere),
            Expression.OrElse(
                SortExpressions.Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, key.Body, keyThere),
                Expression.MakeBinary(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, tie, tieThere)));
        return Apply(rows.Where(Expression.Lambda<Func<T, bool>>(behind, document)), descending);
    }
}
