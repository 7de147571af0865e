using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;
using Statement = Fluid.Ast.Statement;

namespace Checkout.Web.Templates;

/// <summary>Walks through every branch of a template and names what it asks for that it may not have.</summary>
internal sealed class TemplateCheck : AstVisitor
{
    /// <summary>The filters that there are. None makes much of little.</summary>
    public static readonly IReadOnlyList<string> Filters =
        ["append", "capitalize", "default", "downcase", "first", "join", "last", "prepend", "size", "strip", "truncate", "upcase"];

    private static readonly string[] OfLoops = ["first", "last", "index", "length"];

    private readonly HashSet<(int, string)> _problems = [];
    private readonly Dictionary<string, string[]> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);
    private readonly string _source;

    private TemplateCheck(string source, IEnumerable<ValueGroup> values)
    {
        _source = source;
        foreach (var group in values)
        {
            foreach (var (name, example, _) in group.Members)
            {
                var path = group.Name.Length > 0 ? $"{group.Name}.{name}" : name;
                _known[path] = [];
                if (example is IReadOnlyList<ValueGroup> list)
                {
                    _lists[path] = [.. list[0].Members.Select(member => member.Name)];
                }
            }
        }
    }

    public static IEnumerable<(int Line, string Text)> Problems(IFluidTemplate template, string source, IEnumerable<ValueGroup> values)
    {
        var check = new TemplateCheck(source, values);
        check.VisitTemplate(template);
        return check._problems;
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        var list = forStatement.Source is MemberExpression source ? PathOf(source) : null;
        if (list is null || !_lists.TryGetValue(list, out var members))
        {
            Refuse(forStatement.Identifier, $"a loop goes through a list; there is {string.Join(", ", _lists.Keys)}");
            return forStatement;
        }

        var (item, added) = (forStatement.Identifier, new List<string>());
        foreach (var name in members.Select(member => $"{item}.{member}").Concat(OfLoops.Select(name => $"forloop.{name}")))
        {
            if (_known.TryAdd(name, [])) added.Add(name);
        }

        base.VisitForStatement(forStatement);
        added.ForEach(name => _known.Remove(name));
        return forStatement;
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        var path = PathOf(memberExpression);
        if (path is null)
        {
            Refuse("[", "write values with points, such as invoice.number");
        }
        else if (!_known.ContainsKey(path))
        {
            Refuse(path, $"there is no value “{path}” here. There are {string.Join(", ", _known.Keys)}");
        }

        return memberExpression;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!Filters.Contains(filterExpression.Name, StringComparer.Ordinal))
        {
            Refuse(filterExpression.Name, $"there is no filter “{filterExpression.Name}”. There are {string.Join(", ", Filters)}");
        }

        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        Refuse("..", "ranges of numbers are not taken");
        return rangeExpression;
    }

    // Expressions and statements that the visitor does not know can't be looked through.
    public override Expression VisitOtherExpression(Expression expression)
    {
        Refuse("{", $"{expression.GetType().Name} is not taken");
        return expression;
    }

    public override Statement VisitOtherStatement(Statement statement)
    {
        Refuse("{%", $"{statement.GetType().Name} is not taken");
        return statement;
    }

    private static string? PathOf(MemberExpression expression) =>
        expression.Segments.All(segment => segment is IdentifierSegment)
            ? string.Join('.', expression.Segments.Cast<IdentifierSegment>().Select(segment => segment.Identifier))
            : null;

    // The tree does not know its lines: the first tag that says the word is meant.
    private void Refuse(string word, string problem)
    {
        var whole = new Regex($@"(?<![\w.]){Regex.Escape(word)}(?![\w.])", RegexOptions.None, TimeSpan.FromSeconds(1));
        var tags = LiquidTemplate.Tag().Matches(_source);
        var tag = tags.FirstOrDefault(tag => whole.IsMatch(tag.Value))
            ?? tags.FirstOrDefault(tag => tag.Value.Contains(word, StringComparison.Ordinal));
        var index = tag is null ? 0 : tag.Index + Math.Max(0, tag.Value.IndexOf(word, StringComparison.Ordinal));
        _problems.Add((LiquidTemplate.LineOf(_source, index), problem));
    }
}
