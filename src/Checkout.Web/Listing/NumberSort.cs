using System.Linq.Expressions;

namespace Checkout.Web.Listing;

/// <summary>Orders by a document's number as people count: INV-9 comes before INV-10. Numbers of one form, which are alike but for their
/// digits, stand together; of those the shorter is the smaller one, and of equally long ones every database knows.</summary>
internal sealed class NumberSort<T> : ISort<T>
{
    private readonly Expression<Func<T, string>> _number;
    private readonly Expression<Func<T, string>> _form;
    private readonly Expression<Func<T, int>> _length;
    private readonly Expression<Func<T, long>> _tiebreak;
    private readonly Lazy<(Func<T, string> Number, Func<T, string> Form, Func<T, long> Tiebreak)> _read;

    public NumberSort(Expression<Func<T, string>> number, Expression<Func<T, long>> tiebreak)
    {
        var replace = typeof(string).GetMethod(nameof(string.Replace), [typeof(string), typeof(string)])!;
        _number = number;
        _form = Expression.Lambda<Func<T, string>>("0123456789".Aggregate(number.Body, (text, digit) =>
            Expression.Call(text, replace, Expression.Constant(digit.ToString()), Expression.Constant(""))), number.Parameters);
        _length = Expression.Lambda<Func<T, int>>(Expression.Property(number.Body, nameof(string.Length)), number.Parameters);
        _tiebreak = tiebreak;
        _read = new(() => (_number.Compile(preferInterpretation: true), _form.Compile(preferInterpretation: true),
            _tiebreak.Compile(preferInterpretation: true)));
    }

    public IOrderedQueryable<T> Apply(IQueryable<T> rows, bool descending, Groups<T>? groups = null)
    {
        var grouped = groups?.Invoke(rows);
        return descending
            ? (grouped?.ThenByDescending(_form) ?? rows.OrderByDescending(_form)).ThenByDescending(_length).ThenByDescending(_number)
                .ThenByDescending(_tiebreak)
            : (grouped?.ThenBy(_form) ?? rows.OrderBy(_form)).ThenBy(_length).ThenBy(_number).ThenBy(_tiebreak);
    }

    public IQueryable<T> After(IQueryable<T> rows, T row, bool descending)
    {
        var (number, form, tiebreak) = _read.Value;
        var tie = new SortExpressions.Renamed(_tiebreak.Parameters[0], _number.Parameters[0]).Visit(_tiebreak.Body);
        var behind = Behind(_form.Body, SortExpressions.Held(form(row)),
            Behind(_length.Body, SortExpressions.Held(number(row).Length),
                Behind(_number.Body, SortExpressions.Held(number(row)), Beyond(tie, SortExpressions.Held(tiebreak(row))))));
        return Apply(rows.Where(Expression.Lambda<Func<T, bool>>(behind, _number.Parameters)), descending);

        // Beyond it, or equal and behind in what comes next.
        BinaryExpression Behind(Expression here, Expression there, Expression next) => Expression.OrElse(Beyond(here, there),
            Expression.AndAlso(SortExpressions.Compare(ExpressionType.Equal, here, there), next));

        BinaryExpression Beyond(Expression here, Expression there) =>
            SortExpressions.Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, here, there);
    }
}
