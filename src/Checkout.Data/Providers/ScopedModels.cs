using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Checkout.Data.Providers;

/// <summary>Keeps two models per database: one with the account filter and one without.</summary>
internal sealed class ScopedModels : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), ((CheckoutDbContext)context).Scope.IsUnscoped, designTime);
}

internal static class ScopedModelsSetup
{
    /// <summary>Every database’s options. Whether migrations match the model, <c>./build check</c> says: a portal that starts would build
    /// both models again for it.</summary>
    public static DbContextOptionsBuilder<TContext> UseScopedModels<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : CheckoutDbContext => options
        .ReplaceService<IModelCacheKeyFactory, ScopedModels>()
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
