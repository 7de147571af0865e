using System.Linq.Expressions;
using Checkout.Data.Tallies;

namespace Checkout.Web.Listing;

/// <summary>A status that a list can be narrowed to. Statuses may overlap.</summary>
/// <param name="Value">As it stands in URLs.</param>
/// <param name="Rows">The rows that have it.</param>
/// <param name="IsAlwaysOffered">False where it is offered only if some row has it.</param>
public sealed record StatusChoice<T>(string Value, string Word, Expression<Func<T, bool>> Rows, bool IsAlwaysOffered = false)
{
    /// <summary>Says of a tally what <see cref="Rows"/> says of a row; nothing where the list has no tallies.</summary>
    public Func<TallySum, bool> Tallied { get; init; } = _ => throw new InvalidOperationException("A list without tallies.");
}
