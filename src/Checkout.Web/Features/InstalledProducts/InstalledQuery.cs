using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain;
using Checkout.Domain.InstalledProducts;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>Reads installed products in their groups, with subtotals of whole groups beside the rows of one page.</summary>
public sealed class InstalledQuery(CheckoutDbContext db, Reader reader)
{
    public DateOnly AsOf(InstalledFilter filter) => filter.AsOfOn ?? reader.Today;

    /// <summary>All filtered rows in their order, for exports.</summary>
    public async Task<IQueryable<InstalledRow>> RowsAsync(InstalledFilter filter, CancellationToken cancellation) =>
        InstalledSorts.Apply(await FoundAsync(filter, cancellation), filter.Sort).Select(InstalledRow.From(AsOf(filter)));

    public async Task<InstalledPage> ReadAsync(InstalledFilter filter, CancellationToken cancellation)
    {
        var found = await FoundAsync(filter, cancellation);
        var total = await found.CountAsync(cancellation);
        var number = Math.Min(filter.PageNumber, Math.Max(1, (total + InstalledPage.Size - 1) / InstalledPage.Size));
        var rows = filter.PerProduct || total == 0
            ? new List<InstalledRow>()
            : await InstalledSorts.Apply(found, filter.Sort).Skip((number - 1) * InstalledPage.Size).Take(InstalledPage.Size).Select(InstalledRow.From(AsOf(filter))).ToListAsync(cancellation);
        return new InstalledPage(filter, AsOf(filter), rows, total, number)
        {
            Contracts = await found.Select(row => row.Contract.Id).Distinct().CountAsync(cancellation),
            Units = await UnitsAsync(found, cancellation),
            ByContract = await SubtotalsAsync(found, rows, order: false, cancellation),
            ByOrder = await SubtotalsAsync(found, rows, order: true, cancellation),
            Totals = filter.PerProduct ? await TotalsAsync(found, cancellation) : [],
            ContractChoices = new ContractChoices(await ContractChoice.AllAsync(db, cancellation), filter.ContractSlug),
            Families = await db.Products.Where(product => db.InstalledProducts.Any(installed => installed.ProductId == product.Id))
                .Select(product => product.Family).Distinct().OrderBy(family => family).ToListAsync(cancellation),
            Org = await db.Accounts.Select(account => account.ExternalId).SingleAsync(cancellation),
        };
    }

    private async Task<IQueryable<Installed>> FoundAsync(InstalledFilter filter, CancellationToken cancellation)
    {
        var found =
            from product in Being(filter)
            join contract in db.Contracts on product.ContractId equals contract.Id
            join order in db.Orders on product.OrderId equals order.Id
            select new Installed { Product = product, Contract = contract, Order = order };
        if (filter.ContractSlug is { } slug)
        {
            found = found.Where(row => row.Contract.Slug == slug);
        }

        if (filter.FamilyName is { } family)
        {
            found = found.Where(row => db.Products.Any(product => product.Id == row.Product.ProductId && product.Family == family));
        }

        foreach (var word in SearchText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // The names of what one company has installed are few, however many rows there are.
            var names = (await db.InstalledProducts.Select(product => new { product.Name, product.Sku }).Distinct().ToListAsync(cancellation))
                .Where(product => SearchText.Fold($"{product.Name} {product.Sku}").Contains(word, StringComparison.Ordinal)).Select(product => product.Name).ToList();

            // Of an order only its number: its text names all of its products, and one of them is looked for.
            var number = word.ToUpperInvariant();
            found = found.Where(row => names.Contains(row.Product.Name)
                || EF.Property<string>(row.Contract, SearchText.Column).Contains(word) || row.Order.Number.Contains(number));
        }

        return found;
    }

    private IQueryable<InstalledProduct> Being(InstalledFilter filter)
    {
        var day = AsOf(filter);
        var products = db.InstalledProducts.Where(InstalledProduct.EverInForce);
        return filter.InForce switch
        {
            InForce.Later => products.Where(product => product.StartsOn > day),
            InForce.Ended => products.Where(product => product.EndsOn < day),
            _ when filter.IncludesEnded => products.Where(product => product.StartsOn <= day),
            _ => products.Where(product => product.StartsOn <= day && (product.EndsOn == null || product.EndsOn >= day)),
        };
    }

    private static async Task<IReadOnlyList<UnitTotal>> UnitsAsync(IQueryable<Installed> found, CancellationToken cancellation) =>
    [
        .. (await found.Where(row => row.Product.IsRecurring).GroupBy(row => row.Product.Unit)
            .Select(group => new { group.Key, Quantity = group.Sum(row => row.Product.Quantity), Rows = group.Count() })
            .ToListAsync(cancellation))
            .OrderByDescending(unit => unit.Rows).ThenBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => new UnitTotal(unit.Key, unit.Quantity)),
    ];

    private static async Task<IReadOnlyDictionary<Guid, InstalledSubtotal>> SubtotalsAsync(IQueryable<Installed> found, List<InstalledRow> rows, bool order, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return new Dictionary<Guid, InstalledSubtotal>();
        }

        var ids = rows.Select(row => order ? row.OrderId : row.ContractId).Distinct().ToList();
        var grouped = order
            ? found.Where(row => ids.Contains(row.Order.Id)).GroupBy(row => new { row.Order.Id, row.Product.Unit, row.Product.IsRecurring })
            : found.Where(row => ids.Contains(row.Contract.Id)).GroupBy(row => new { row.Contract.Id, row.Product.Unit, row.Product.IsRecurring });
        var parts = await grouped
            .Select(group => new { group.Key.Id, group.Key.Unit, group.Key.IsRecurring, Rows = group.Count(), Quantity = group.Sum(row => row.Product.Quantity), Annual = group.Sum(row => row.Product.AnnualAmount) })
            .ToListAsync(cancellation);
        var currencies = rows.DistinctBy(row => order ? row.OrderId : row.ContractId).ToDictionary(row => order ? row.OrderId : row.ContractId, row => row.Currency);
        return parts.GroupBy(part => part.Id).ToDictionary(group => group.Key, group => new InstalledSubtotal(
            group.Sum(part => part.Rows),
            [.. group.Where(part => part.IsRecurring).OrderByDescending(part => part.Rows).ThenBy(part => part.Unit, StringComparer.Ordinal).Select(part => new UnitTotal(part.Unit, part.Quantity))],
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
            .. totals.OrderBy(total => total.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(total => total.Sku, StringComparer.Ordinal)
                .Select(total => new ProductTotal(total.Sku, total.Name, total.Unit, total.Quantity, total.UsedOn is null ? null : total.Used, total.Reported, total.UsedOn, total.Contracts)),
        ];
    }
}
