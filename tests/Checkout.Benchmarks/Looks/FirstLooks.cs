namespace Checkout.Benchmarks.Looks;

/// <summary>What looks at one page cost, in milliseconds of the processor.</summary>
internal sealed record PageLooks(string Page, IReadOnlyList<double> First, IReadOnlyList<double> Second);

/// <summary>
/// Something of the account changes, the floor is looked at; something changes again, a page is looked at twice. So with every page, in
/// another order each round. What compiles itself while it runs is run warm before, the same way.
/// </summary>
internal sealed class FirstLooks(Visitor floor, Visitor portal, Change change, IReadOnlyList<Page> pages)
{
    public const string Floor = "Floor";

    private static readonly Page FloorPage = Pages.Invoices with { Name = Floor };

    public async Task<IReadOnlyList<PageLooks>> MeasureAsync(int warm, int rounds)
    {
        var found = pages.Append(FloorPage).ToDictionary(page => page.Name, page => new PageLooks(page.Name, new List<double>(), new List<double>()));
        var (order, shuffle) = (pages.ToArray(), new Random(1));
        for (var round = -warm; round < rounds; round++)
        {
            shuffle.Shuffle(order);
            foreach (var page in order)
            {
                var path = page.PathOf(round + warm);
                await change.MakeAsync();
                var bare = await floor.MeasureAsync(FloorPage, FloorPage.Paths[0]);
                await change.MakeAsync();
                var (first, second) = (await portal.MeasureAsync(page, path), await portal.MeasureAsync(page, path));
                if (round >= 0)
                {
                    Keep(found[Floor].First, bare);
                    Keep(found[page.Name].First, first);
                    Keep(found[page.Name].Second, second);
                }
            }
        }

        return [.. found.Values];
    }

    private static void Keep(IReadOnlyList<double> looks, double look) => ((List<double>)looks).Add(look);
}
