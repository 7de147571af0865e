using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Filling;

namespace Checkout.Benchmarks.Looks;

/// <summary>What a first look takes beside time.</summary>
/// <param name="Bytes">Of the page as it comes.</param>
/// <param name="Queries">Commands that EF Core sent to the database.</param>
/// <param name="Allocated">Bytes of managed memory.</param>
internal sealed record PageCost(string Page, int Bytes, long Queries, long Allocated)
{
    private const int Times = 3;

    /// <summary>Counts with a process that has shown every page before, one look at a time: the median of three.</summary>
    public static async Task<IReadOnlyList<PageCost>> CountAsync(Stand stand, Customer customer, string part)
    {
        using var counters = await stand.CountAsync();
        using var visitor = stand.Visit(customer);
        await using var change = await Change.OfAsync(stand.Database, customer.Id);
        var costs = new List<PageCost>();
        foreach (var page in await Pages.OfAsync(stand.Database, customer.Id, part))
        {
            var found = new List<PageCost>();
            for (var time = 0; time < Times; time++)
            {
                await change.MakeAsync();
                var before = await counters.ReadAsync();
                var bytes = System.Text.Encoding.UTF8.GetByteCount(await visitor.OpenAsync(page, page.PathOf(time)));
                var after = await counters.ReadAsync();
                found.Add(new PageCost(page.Name, bytes, after.Commands - before.Commands, after.Allocated - before.Allocated));
            }

            costs.Add(found.OrderBy(cost => cost.Allocated).ElementAt(Times / 2));
        }

        return costs;
    }
}
