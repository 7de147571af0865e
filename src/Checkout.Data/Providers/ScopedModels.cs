using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Checkout.Data.Providers;

/// <summary>Keeps two models per database: one with the account filter and one without.</summary>
internal sealed class ScopedModels : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), ((CheckoutDbContext)context).Scope.IsUnscoped, designTime);
}
