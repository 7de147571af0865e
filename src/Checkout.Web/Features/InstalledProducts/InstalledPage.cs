namespace Checkout.Web.Features.InstalledProducts;

/// <summary>What a group of rows comes to, whether or not all of them are on this page.</summary>
/// <param name="Units">Of what is paid per month, by unit: 287 users, 1,900 GB.</param>
/// <param name="Annual">What it is worth in a year.</param>
public sealed record InstalledSubtotal(int Rows, IReadOnlyList<UnitTotal> Units, Money Annual);

/// <summary>A quantity of one unit.</summary>
public sealed record UnitTotal(string Unit, decimal Quantity);

/// <summary>All units of a product over all contracts.</summary>
/// <param name="Used">Null where no usage is reported.</param>
/// <param name="Reported">Of how many units the usage is reported.</param>
/// <param name="UsedOn">The newest day for which it was reported.</param>
public sealed record ProductTotal(string Sku, string Name, string Unit, decimal Quantity, decimal? Used, decimal Reported,
    DateOnly? UsedOn, int Contracts);

/// <summary>Installed products in their groups, with subtotals of whole groups beside the rows of one page.</summary>
public sealed record InstalledPage : ListPage<InstalledRow>
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<string>>> ReadFamilies = new(() =>
        EF.CompileAsyncQuery<CheckoutDbContext, string>(db => db.Products
            .Where(product => db.InstalledProducts.Any(installed => installed.ProductId == product.Id))
            .Select(product => product.Family).Distinct().OrderBy(family => family)));

    private InstalledPage(ListPage<InstalledRow> page)
        : base(page)
    {
    }

    public required InstalledFilter Asked { get; init; }

    public override bool IsPaged => !Asked.PerProduct && !Asked.PerUsage;

    public required DateOnly AsOf { get; init; }

    public required int Contracts { get; init; }

    public required IReadOnlyList<UnitTotal> Units { get; init; }

    public required IReadOnlyDictionary<Guid, InstalledSubtotal> ByContract { get; init; }

    public required IReadOnlyDictionary<Guid, InstalledSubtotal> ByOrder { get; init; }

    /// <summary>Read for the summary only.</summary>
    public required IReadOnlyList<ProductTotal> Totals { get; init; }

    /// <summary>Read for the use over time only.</summary>
    public required UsageCharts? Usage { get; init; }

    public required ContractChoices ContractChoices { get; init; }

    public required IReadOnlyList<string> Families { get; init; }

    /// <summary>The vendor's own id of the account, for the door to more licenses.</summary>
    public required string Org { get; init; }

    /// <param name="org">The vendor's own id of the account.</param>
    public static async Task<InstalledPage> ReadAsync(
        CheckoutDbContext db,
        ListPage<InstalledRow> page,
        ContractChoices contracts,
        InstalledFilter filter,
        Reader reader,
        string org,
        CancellationToken cancellation)
    {
        var found = filter.WithoutStatus(db, reader);
        var (parts, isWhole) = (page.Rows.Select(Part.Of), page.Rows.Count == page.Total && !page.IsMore);
        if (!isWhole && filter is { PerProduct: false, PerUsage: false } && page.Rows.Count > 0)
        {
            // Of all contracts on a page only the first and the last can go on beyond it.
            Guid[] edges = [page.Rows[0].ContractId, page.Rows[^1].ContractId];
            parts = [.. parts.Where(part => !edges.Contains(part.Contract)), .. await PartsAsync(found, edges, cancellation)];
        }

        var currencies = page.Rows.DistinctBy(row => row.ContractId).ToDictionary(row => row.ContractId, row => row.Currency);
        var (units, count) = filter.PerUsage ? ([], 0)
            : isWhole ? (UnitsOf(parts), currencies.Count) : await UnitsAsync(found, cancellation);
        IReadOnlyDictionary<Guid, InstalledSubtotal> By(Func<Part, Guid> group) => parts.GroupBy(group).ToDictionary(
            group => group.Key, group => new InstalledSubtotal(
                group.Sum(part => part.Rows), UnitsOf(group),
                new Money(group.Sum(part => part.Annual), currencies[group.First().Contract])));
        return new(page)
        {
            Asked = filter,
            AsOf = filter.AsOfOn ?? reader.Today,
            Contracts = count,
            Units = units,
            ByContract = By(part => part.Contract),
            ByOrder = By(part => part.Order),
            Totals = filter.PerProduct ? await TotalsAsync(found, cancellation) : [],
            Usage = filter.PerUsage
                ? await UsageCharts.ReadAsync(db, found, filter.AsOfOn ?? reader.Today, reader.Culture, cancellation) : null,
            ContractChoices = contracts,
            Families = await ReadFamilies.For(db)(db).ToListAsync(cancellation),
            Org = org,
        };
    }
    private static IReadOnlyList<UnitTotal> UnitsOf(IEnumerable<Part> parts) =>
    [
        .. parts.Where(part => part.IsRecurring).GroupBy(part => part.Unit)
            .OrderByDescending(unit => unit.Sum(part => part.Rows)).ThenBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new UnitTotal(unit.Key, unit.Sum(part => part.Quantity))),
    ];

    /// <summary>And under how many contracts all rows are.</summary>
    private static async Task<(IReadOnlyList<UnitTotal> Units, int Contracts)> UnitsAsync(
        IQueryable<Installed> found, CancellationToken cancellation)
    {
        var units = await found.Where(row => row.Product.IsRecurring).GroupBy(row => row.Product.Unit)
            .Select(group => new
            {
                Part = new Part(Guid.Empty, Guid.Empty, group.Key, true, group.Count(), group.Sum(row => row.Product.Quantity), 0m),
                Contracts = found.Select(row => row.Product.ContractId).Distinct().Count(),
            })
            .ToListAsync(cancellation);
        return (UnitsOf(units.Select(unit => unit.Part)), units.Count == 0 ? 0 : units[0].Contracts);
    }

    private static Task<List<Part>> PartsAsync(IQueryable<Installed> found, Guid[] contracts, CancellationToken cancellation) => found
        .Where(row => contracts.Contains(row.Product.ContractId))
        .GroupBy(row => new { Contract = row.Product.ContractId, Order = row.Product.OrderId, row.Product.Unit, row.Product.IsRecurring })
        .Select(group => new Part(group.Key.Contract, group.Key.Order, group.Key.Unit, group.Key.IsRecurring, group.Count(),
            group.Sum(row => row.Product.Quantity), group.Sum(row => row.Product.AnnualAmount)))
        .ToListAsync(cancellation);

    private static async Task<IReadOnlyList<ProductTotal>> TotalsAsync(IQueryable<Installed> found, CancellationToken cancellation)
    {
        var totals = await found.GroupBy(row => new { row.Product.Sku, row.Product.Name, row.Product.Unit })
            .Select(group => new
            {
                group.Key.Sku,
                group.Key.Name,
                group.Key.Unit,
                Quantity = group.Sum(row => row.Product.Quantity),
                Used = group.Sum(row => row.Product.UsedQuantity ?? 0m),
                Reported = group.Sum(row => row.Product.UsedQuantity == null ? 0m : row.Product.Quantity),
                UsedOn = group.Max(row => row.Product.UsageOn),
                Contracts = group.Select(row => row.Product.ContractId).Distinct().Count(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. totals.OrderBy(total => total.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(total => total.Sku, StringComparer.Ordinal)
                .Select(total => new ProductTotal(
                    total.Sku,
                    total.Name,
                    total.Unit,
                    total.Quantity,
                    total.UsedOn is null ? null : total.Used,
                    total.Reported,
                    total.UsedOn,
                    total.Contracts)),
        ];
    }

    /// <summary>What rows of an order come to that have a unit in common.</summary>
    private sealed record Part(Guid Contract, Guid Order, string Unit, bool IsRecurring, int Rows, decimal Quantity, decimal Annual)
    {
        public static Part Of(InstalledRow row) =>
            new(row.ContractId, row.OrderId, row.Unit, row.IsRecurring, 1, row.Quantity, row.AnnualAmount);
    }
}
