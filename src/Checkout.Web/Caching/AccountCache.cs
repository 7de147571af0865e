using Microsoft.Extensions.Caching.Memory;

namespace Checkout.Web.Caching;

/// <summary>What this process remembers of accounts' rows. It holds a bounded amount and lets the longest unused go first.</summary>
public sealed class AccountCache : IDisposable
{
    /// <summary>A count weighs 1, a whole page about ten times as much.</summary>
    private const int MostWeight = 20_000;
    private const int LongestName = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _figures = new(new MemoryCacheOptions { SizeLimit = MostWeight, CompactionPercentage = 0.2 });

    public bool TryGet<T>(CacheKey key, out T value)
    {
        if (_figures.TryGetValue(key, out var found) && found is T known)
        {
            value = known;
            return true;
        }

        value = default!;
        return false;
    }

    public void Set<T>(CacheKey key, T value, int weight)
    {
        // A name that somebody has typed at length is not worth its memory.
        if (value is not null && key.Name.Length <= LongestName)
        {
            using var entry = _figures.CreateEntry(key);
            entry.Value = value;
            entry.Size = weight;
            entry.SlidingExpiration = Kept;
        }
    }

    public void Dispose() => _figures.Dispose();
}

/// <summary>What a figure is a figure of.</summary>
/// <param name="Revision">Of the account's rows when the request began.</param>
/// <param name="Today">The business date, which decides what is overdue or expired.</param>
public readonly record struct CacheKey(Guid AccountId, Guid Revision, DateOnly Today, string Name);
