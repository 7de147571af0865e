namespace Checkout.Web.Caching;

/// <summary>
/// Figures of the current account, derived once for each revision of its rows and each business date. The revision is read with the
/// permission, before anything is derived, so a remembered figure is never older than the request that shows it (docs/decisions/0016).
/// </summary>
public sealed class CachedFigures(AccountCache store, CurrentMember member, Reader reader)
{
    /// <param name="name">Names the figure and everything that it depends on beside the account's rows and the day.</param>
    /// <param name="derive">Reads only rows of the account, no notes (<see cref="Domain.IAccountNote"/>) and nothing of the
    /// vendor's.</param>
    /// <param name="weight">What it takes to remember it, where a count is 1.</param>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> derive, int weight = 1)
    {
        if (member.Chosen is not { } account)
        {
            return await derive();
        }

        var key = new CacheKey(account.Id, account.Revision, reader.Today, name);
        if (!store.TryGet<T>(key, out var figure))
        {
            store.Set(key, figure = await derive(), weight);
        }

        return figure;
    }
}
