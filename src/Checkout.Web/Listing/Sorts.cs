using System.Linq.Expressions;

namespace Checkout.Web.Listing;

/// <summary>The orders that a list can be put in. Whatever the URL says, only these reach the database, each ended by the same
/// tiebreak.</summary>
/// <param name="tiebreak">A number that differs between all rows and that every database orders alike.</param>
/// <param name="initial">The sort of a list that nobody has sorted, such as “-published”.</param>
/// <param name="groups">The order of the groups whose rows are sorted; null where there are none.</param>
public sealed class Sorts<T>(Expression<Func<T, long>> tiebreak, string initial, Groups<T>? groups = null)
{
    private readonly Dictionary<string, ISort<T>> _orders = new(StringComparer.OrdinalIgnoreCase);

    public Sorts<T> By<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        _orders.Add(name, new KeySort<T, TKey>(key, tiebreak));
        return this;
    }

    /// <summary>The sort “number”, as people count.</summary>
    public Sorts<T> ByNumber(Expression<Func<T, string>> number)
    {
        _orders.Add("number", new NumberSort<T>(number, tiebreak));
        return this;
    }

    /// <summary>Rows are sorted within groups.</summary>
    public bool HasGroups => groups is not null;

    /// <summary>Whether the text names one of the sorts.</summary>
    public bool Knows(string? sort) => !string.IsNullOrEmpty(sort) && _orders.ContainsKey(SortChoice.Parse(sort).Name);

    /// <summary>The sort that the text names, or the initial one.</summary>
    public SortChoice Choose(string? sort) => SortChoice.Parse(Knows(sort) ? sort! : initial);

    public IOrderedQueryable<T> Apply(IQueryable<T> rows, SortChoice choice) => _orders[choice.Name].Apply(rows, choice.Descending, groups);

    public IOrderedQueryable<T> Apply(IQueryable<T> rows, string? sort) => Apply(rows, Choose(sort));

    /// <summary>The rows that follow a row in the order of a list, or that come before it, the nearest first. The row itself need not be
    /// among them.</summary>
    public IQueryable<T> Nearest(IQueryable<T> rows, string? sort, T row, bool before)
    {
        var choice = Choose(sort);
        return _orders[choice.Name].After(rows, row, before ? !choice.Descending : choice.Descending);
    }
}
