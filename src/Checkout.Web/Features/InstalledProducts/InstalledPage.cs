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

    public static async Task<InstalledPage> ReadAsync(
        CheckoutDbContext db,
        ListPage<InstalledRow> page,
        ContractChoices contracts,
        InstalledFilter filter,
        Reader reader,
        CancellationToken cancellation)
    {
        var found = filter.ApplyTo(db, reader);
        return new(page)
        {
            Asked = filter,
            AsOf = filter.AsOfOn ?? reader.Today,
            Contracts = await found.Select(row => row.Contract.Id).Distinct().CountAsync(cancellation),
            Units = await UnitsAsync(found, cancellation),
            ByContract = await SubtotalsAsync(found, page.Rows, order: false, cancellation),
            ByOrder = await SubtotalsAsync(found, page.Rows, order: true, cancellation),
            Totals = filter.PerProduct ? await TotalsAsync(found, cancellation) : [],
            Usage = filter.PerUsage
                ? await UsageCharts.ReadAsync(db, found, filter.AsOfOn ?? reader.Today, reader.Culture, cancellation) : null,
            ContractChoices = contracts,
            Families = await db.Products.Where(product => db.InstalledProducts.Any(installed => installed.ProductId == product.Id))
                .Select(product => product.Family).Distinct().OrderBy(family => family).ToListAsync(cancellation),
            Org = await db.Accounts.Select(account => account.ExternalId).SingleAsync(cancellation),
        };
    }

    private static async Task<IReadOnlyList<UnitTotal>> UnitsAsync(IQueryable<Installed> found, CancellationToken cancellation) =>
    [
        .. (await found.Where(row => row.Product.IsRecurring).GroupBy(row => row.Product.Unit)
            .Select(group => new { group.Key, Quantity = group.Sum(row => row.Product.Quantity), Rows = group.Count() })
            .ToListAsync(cancellation))
            .OrderByDescending(unit => unit.Rows).ThenBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new UnitTotal(unit.Key, unit.Quantity)),
    ];

    private static async Task<IReadOnlyDictionary<Guid, InstalledSubtotal>> SubtotalsAsync(
        IQueryable<Installed> found, IReadOnlyList<InstalledRow> rows, bool order, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return new Dictionary<Guid, InstalledSubtotal>();
        }

        Guid GroupOf(InstalledRow row) => order ? row.OrderId : row.ContractId;
        var ids = rows.Select(GroupOf).Distinct().ToList();
        var grouped = order
            ? found.Where(row => ids.Contains(row.Order.Id)).GroupBy(row => new { row.Order.Id, row.Product.Unit, row.Product.IsRecurring })
            : found.Where(row => ids.Contains(row.Contract.Id))
                .GroupBy(row => new { row.Contract.Id, row.Product.Unit, row.Product.IsRecurring });
        var parts = await grouped
            .Select(group => new
            {
                group.Key.Id,
                group.Key.Unit,
                group.Key.IsRecurring,
                Rows = group.Count(),
                Quantity = group.Sum(row => row.Product.Quantity),
                Annual = group.Sum(row => row.Product.AnnualAmount),
            })
            .ToListAsync(cancellation);
        var currencies = rows.DistinctBy(GroupOf).ToDictionary(GroupOf, row => row.Currency);
        return parts.GroupBy(part => part.Id).ToDictionary(group => group.Key, group => new InstalledSubtotal(
            group.Sum(part => part.Rows),
            [
                .. group.Where(part => part.IsRecurring)
                    .OrderByDescending(part => part.Rows).ThenBy(part => part.Unit, StringComparer.Ordinal)
                    .Select(part => new UnitTotal(part.Unit, part.Quantity)),
            ],
            new Money(group.Sum(part => part.Annual), currencies[group.Key])));
    }

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
                Contracts = group.Select(row => row.Contract.Id).Distinct().Count(),
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
}
