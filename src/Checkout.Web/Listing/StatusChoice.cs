using System.Linq.Expressions;

namespace Checkout.Web.Listing;

/// <summary>A status that a list can be narrowed to. Statuses may overlap.</summary>
/// <param name="Value">As it stands in URLs.</param>
/// <param name="Rows">The rows that have it.</param>
/// <param name="IsAlwaysOffered">False where it is offered only if some row has it.</param>
public sealed record StatusChoice<T>(string Value, string Word, Expression<Func<T, bool>> Rows, bool IsAlwaysOffered = false);
