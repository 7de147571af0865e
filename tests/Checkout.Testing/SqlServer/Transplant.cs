using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Checkout.Data;
using Checkout.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Checkout.Testing.SqlServer;

/// <summary>Moves a query from the context that it was written on to another one: its roots, and its parameters as captured
/// variables.</summary>
internal sealed class Transplant(CheckoutDbContext target, IReadOnlyDictionary<string, object?> parameters) : ExpressionVisitor
{
    private readonly IAsyncQueryProvider _provider = target.GetService<IAsyncQueryProvider>();

    protected override Expression VisitExtension(Expression node) => node switch
    {
        EntityQueryRootExpression root =>
            new EntityQueryRootExpression(_provider,
                target.Model.FindEntityType(root.EntityType.Name)
                ?? throw new InvalidOperationException($"{root.EntityType.Name} is not in SQL Server's model.")),
        QueryParameterExpression parameter => Captured(parameter),
        _ => base.VisitExtension(node),
    };

    /// <summary>A split query runs its later parts only for rows that were found; unsplit, the same columns stand in one command.</summary>
    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery) ? Visit(node.Arguments[0]) : base.VisitMethodCall(node);

    private MemberExpression Captured(QueryParameterExpression parameter)
    {
        var variable = Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(parameter.Type))!;
        var field = variable.GetType().GetField(nameof(StrongBox<>.Value))!;
        if (parameters.TryGetValue(parameter.Name, out var value))
        {
            field.SetValue(variable, value);
        }
        else if (parameter.Type == typeof(DateOnly))
        {
            // Of a compiled query, which counts months back from it.
            field.SetValue(variable, BusinessDay.Earliest);
        }

        return Expression.Field(Expression.Constant(variable), field);
    }
}
