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
    private readonly Lazy<(Func<T, TKey> Key, Func<T, long> Tiebreak)> _read = new(() => (key.Compile(), tiebreak.Compile()));

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
        var tie = new Renamed(tiebreak.Parameters[0], document).Visit(tiebreak.Body);
        var keyThere = typeof(TKey).IsEnum ? Held(readKey(row)!.ToString()) : (Expression)Held(readKey(row));
        var tieThere = Held(readTie(row));
        var behind = Expression.AndAlso(
            Compare(descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, key.Body, keyThere),
            Expression.OrElse(
                Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, key.Body, keyThere),
                Expression.MakeBinary(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, tie, tieThere)));
        return Apply(rows.Where(Expression.Lambda<Func<T, bool>>(behind, document)), descending);
    }

    // Statuses and kinds are stored, compared and ordered as their names.
    private static BinaryExpression Compare(ExpressionType how, Expression left, Expression right) => left.Type switch
    {
        var type when type == typeof(string) =>
            Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), [], left, right), Expression.Constant(0)),
        { IsEnum: true } => Compare(how, AsText(left), right),
        _ => Expression.MakeBinary(how, left, right),
    };

    private static UnaryExpression AsText(Expression value) =>
        Expression.Convert(Expression.Convert(value, typeof(object)), typeof(string));

    // A member and not a constant, so that the query is translated once for all values.
    private static MemberExpression Held<TValue>(TValue value)
    {
        Expression<Func<TValue>> held = () => value;
        return (MemberExpression)held.Body;
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
