using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Checkout.Data;

/// <summary>A query that depends on nothing but the business date, written as any other and translated once for each model.</summary>
/// <param name="write">Of a context and the date. A day that it works out from the date must be worked out in the query, but for the
/// first of its month: it is written once, and one that was worked out before would stay for ever.</param>
public sealed class DayQuery<T>(Func<CheckoutDbContext, DateOnly, IQueryable<T>> write)
{
    // No business means it, so that a day that was worked out from it is known.
    private static readonly DateOnly Written = new(4, 2, 29);

    private readonly ConditionalWeakTable<IModel, Func<CheckoutDbContext, DateOnly, DateOnly, IAsyncEnumerable<T>>> _byModel = [];

    /// <exception cref="InvalidOperationException">It works out a day outside of the query.</exception>
    public ValueTask<List<T>> ReadAsync(CheckoutDbContext db, DateOnly today, CancellationToken cancellation) =>
        _byModel.GetValue(db.Model, _ => Compile(db))(db, today, BusinessDay.FirstOfMonth(today)).ToListAsync(cancellation);

    private Func<CheckoutDbContext, DateOnly, DateOnly, IAsyncEnumerable<T>> Compile(CheckoutDbContext db)
    {
        var free = new Free();
        var body = free.Visit(write(db, Written).Expression);
        return EF.CompileAsyncQuery(
            Expression.Lambda<Func<CheckoutDbContext, DateOnly, DateOnly, IQueryable<T>>>(body, free.Context, free.Today, free.Month));
    }

    /// <summary>Puts parameters in the place of the context and the date that the query was written with.</summary>
    private sealed class Free : ExpressionVisitor
    {
        public ParameterExpression Context { get; } = Expression.Parameter(typeof(CheckoutDbContext), "db");

        public ParameterExpression Today { get; } = Expression.Parameter(typeof(DateOnly), "today");

        public ParameterExpression Month { get; } = Expression.Parameter(typeof(DateOnly), "month");

        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? Expression.Call(Context, nameof(DbContext.Set), [root.EntityType.ClrType]) : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is not ConstantExpression)
            {
                return base.VisitMember(node);
            }

            if (node.Type.IsAssignableTo(typeof(IQueryable)))
            {
                return Visit(Expression.Lambda<Func<IQueryable>>(node).Compile(preferInterpretation: true)().Expression);
            }

            if (node.Type != typeof(DateOnly))
            {
                return node.Type == typeof(CheckoutDbContext) ? Context : node;
            }

            var day = Expression.Lambda<Func<DateOnly>>(node).Compile(preferInterpretation: true)();
            return day == Written ? Today : day == BusinessDay.FirstOfMonth(Written) ? Month
                : throw new InvalidOperationException($"{node.Member.Name} is worked out before the query, which is written once.");
        }
    }
}
