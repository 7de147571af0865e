using System.Linq.Expressions;

namespace Checkout.Web.Listing;

/// <summary>What the orders of lists are compared with.</summary>
internal static class SortExpressions
{
    // Statuses and kinds are stored, compared and ordered as their names.
    public static BinaryExpression Compare(ExpressionType how, Expression left, Expression right) => left.Type switch
    {
        var type when type == typeof(string) =>
            Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), [], left, right), Expression.Constant(0)),
        { IsEnum: true } => Compare(how, AsText(left), right),
        _ => Expression.MakeBinary(how, left, right),
    };

    private static UnaryExpression AsText(Expression value) =>
        Expression.Convert(Expression.Convert(value, typeof(object)), typeof(string));

    // A member and not a constant, so that the query is translated once for all values.
    public static MemberExpression Held<TValue>(TValue value)
    {
        Expression<Func<TValue>> held = () => value;
        return (MemberExpression)held.Body;
    }

    public sealed class Renamed(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
