using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Filling;

namespace Checkout.Benchmarks.Looks;

/// <summary>What looks at one page of one customer cost, in milliseconds of the processor.</summary>
internal sealed record PageLooks(string Page, int Documents, List<double> First, List<double> Second);

/// <summary>
/// Something of the account changes, the floor is looked at; something changes again, a page is looked at twice. So with every page of
/// every customer, in another order each round. What compiles itself while it runs is run warm before, the same way.
/// </summary>
internal sealed class FirstLooks(Stand stand)
{
    public const string Floor = "Floor";

    private static readonly Page FloorPage = Pages.Invoices with { Name = Floor };

    /// <param name="part">Of the names of the pages that are looked at.</param>
    /// <returns>The floor first, then the pages in their order, for each customer.</returns>
    public async Task<IReadOnlyList<PageLooks>> MeasureAsync(IReadOnlyList<Customer> customers, string part, int warm, int rounds)
    {
        await using var floorChange = await Change.OfAsync(stand.Database, stand.Customer.Id);
        using var floor = stand.VisitFloor();
        var bare = new PageLooks(Floor, stand.Customer.Documents, [], []);
        var looks = new List<(Page Page, Visitor Visitor, Change Change, PageLooks Found)>();
        var changes = new List<IAsyncDisposable>();
        foreach (var customer in customers)
        {
            var (visitor, change) = (stand.Visit(customer), await Change.OfAsync(stand.Database, customer.Id));
            changes.Add(change);
            looks.AddRange((await Pages.OfAsync(stand.Database, customer.Id, part))
                .Select(page => (page, visitor, change, new PageLooks(page.Name, customer.Documents, [], []))));
        }

        if (looks.Count == 0)
        {
            throw new InvalidOperationException($"No page's name holds {part}.");
        }

        var (order, shuffle) = (looks.ToArray(), new Random(1));
        for (var round = -warm; round < rounds; round++)
        {
            shuffle.Shuffle(order);
            foreach (var (page, visitor, change, found) in order)
            {
                var path = page.PathOf(round + warm);
                await floorChange.MakeAsync();
                var floorLook = await floor.MeasureAsync(FloorPage, FloorPage.Paths[0]);
                await change.MakeAsync();
                var (first, second) = (await visitor.MeasureAsync(page, path), await visitor.MeasureAsync(page, path));
                if (round >= 0)
                {
                    bare.First.Add(floorLook);
                    found.First.Add(first);
                    found.Second.Add(second);
                }
            }
        }

        foreach (var change in changes)
        {
            await change.DisposeAsync();
        }

        foreach (var visitor in looks.Select(look => look.Visitor).Distinct())
        {
            visitor.Dispose();
        }

        return [bare, .. looks.Select(look => look.Found)];
    }
}
