using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data;

/// <summary>
/// A query that is translated once. EF ties a compiled query to the model of its first context, and a process may hold several models
/// (scoped and unscoped; tests hold several databases), so there is one for each.
/// </summary>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : class
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    /// <summary>The query for the context's model.</summary>
    public TQuery For(CheckoutDbContext db) => _byModel.GetValue(db.Model, _ => compile());
}
