using Checkout.Data.Search;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>Which installed products are asked for, as seen from a day.</summary>
public enum InForce
{
    Today,
    Later,
    Ended,
}

/// <summary>What the list of installed products is narrowed to.</summary>
public sealed class InstalledFilter : ListFilter<Installed>
{
    private const int LongestName = 200;

    /// <summary>In force, starting later or ended.</summary>
    public string? On { get; init; }

    /// <summary>The day from which it is looked at; today without it.</summary>
    public string? AsOf { get; init; }

    /// <summary>“1” shows what has ended beside what is in force.</summary>
    public string? Ended { get; init; }

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    /// <summary>A product family.</summary>
    public string? Family { get; init; }

    public string? View { get; init; }

    /// <summary>What can't be read is today.</summary>
    public InForce InForce => PerUsage ? InForce.Today : Named<InForce>(On) ?? InForce.Today;

    /// <summary>The use over time is also that of units that have ended since.</summary>
    public bool IncludesEnded => (PerUsage || Ended is "1") && InForce is InForce.Today;

    public bool PerProduct => string.Equals(View, "products", StringComparison.OrdinalIgnoreCase);

    public bool PerUsage => string.Equals(View, "usage", StringComparison.OrdinalIgnoreCase);

    public string? ContractSlug => Filled(Contract);

    public string? FamilyName => Filled(Family);

    /// <summary>Null where no day, or none that can be read, is asked for.</summary>
    public DateOnly? AsOfOn =>
        DateOf(AsOf);

    public override bool NarrowsRows =>
        Search is not null || InForce is not InForce.Today || ContractSlug is not null || FamilyName is not null || AsOfOn is not null;

    public override IEnumerable<string> Remarks() => !string.IsNullOrEmpty(AsOf) && AsOfOn is null
        ? base.Remarks().Append("The day can’t be read, so this is as of today. Enter it as 2026-01-31.")
        : base.Remarks();

    /// <summary>To be counted and summed up; with their contracts and orders only where words are looked for in those.</summary>
    public override IQueryable<Installed> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var day = AsOfOn ?? reader.Today;
        return Words.Any() ? ApplyTo(db, reader) : Being(db, day).Select(product => new Installed { Product = product, AsOf = day });
    }

    public override IQueryable<Installed> ApplyTo(CheckoutDbContext db, Reader reader)
    {
        var day = AsOfOn ?? reader.Today;
        var found =
            from product in Being(db, day)
            join contract in db.Contracts on product.ContractId equals contract.Id
            join order in db.Orders on product.OrderId equals order.Id
            select new Installed { Product = product, Contract = contract, Order = order, AsOf = day };

        // Of an order only its number: its text names all of its products, and one of them is looked for.
        return Words.Aggregate(found, (rows, word) => rows.Having(word, spelling => row =>
            EF.Property<string>(row.Product, SearchText.Column).Contains(spelling)
            || EF.Property<string>(row.Contract, SearchText.Column).Contains(spelling) || row.Order.Number.Contains(spelling)));
    }

    public override IEnumerable<SearchQuestion> Asked() => [];

    /// <summary>Contracts are walked along the index of their order, and their products are counted, until the page is full.</summary>
    public override async Task<(IQueryable<Installed> Rows, int Before)> AroundAsync(
        CheckoutDbContext db, Reader reader, int skipped, int most, CancellationToken cancellation)
    {
        if (Words.Any())
        {
            return await base.AroundAsync(db, reader, skipped, most, cancellation);
        }

        var found = Being(db, AsOfOn ?? reader.Today);
        var contracts = db.Contracts.Where(contract => found.Any(product => product.ContractId == contract.Id))
            .OrderByDescending(contract => contract.StartsOn).ThenBy(contract => contract.Ordinal)
            .Select(contract => new { contract.Id, Rows = found.Count(product => product.ContractId == contract.Id) })
            .Take(skipped + most);
        var (before, reached, shown) = (0, 0, new List<Guid>());
        await foreach (var contract in contracts.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            reached += contract.Rows;
            if (reached <= skipped)
            {
                before = reached;
                continue;
            }

            shown.Add(contract.Id);
            if (reached >= skipped + most)
            {
                break;
            }
        }

        return (ApplyTo(db, reader).Where(row => shown.Contains(row.Product.ContractId)), skipped - before);
    }

    private IQueryable<InstalledProduct> Being(CheckoutDbContext db, DateOnly day)
    {
        var inForce = InForce is InForce.Today && !IncludesEnded;
        var products = db.InstalledProducts.Where(inForce ? InstalledProduct.InForceOn(day) : InstalledProduct.EverInForce);
        if (ContractSlug is { } slug)
        {
            products = products.Where(product => db.Contracts.Any(contract => contract.Id == product.ContractId && contract.Slug == slug));
        }

        if (FamilyName is { } family)
        {
            products = products.Where(product => db.Products.Any(sold => sold.Id == product.ProductId && sold.Family == family));
        }

        return InForce switch
        {
            InForce.Later => products.Where(product => product.StartsOn > day),
            InForce.Ended => products.Where(product => product.EndsOn < day),
            _ => inForce ? products : products.Where(product => product.StartsOn <= day),
        };
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestName ? null : text.Trim();
}
