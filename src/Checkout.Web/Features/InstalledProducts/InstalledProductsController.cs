using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain.InstalledProducts;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>All products deployed, grouped by contract and order.</summary>
[Route("InstalledProducts")]
public sealed class InstalledProductsController(CheckoutDbContext db, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] InstalledFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        var rows = await Rows(filter).ToListAsync(cancellation);
        if (filter.Search is { } search)
        {
            // Grouped rows of one company are few: they are all on the page anyway.
            var words = SearchText.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows = rows.FindAll(row => Array.TrueForAll(words, SearchText.Fold($"{row.Name} {row.Sku} {row.ContractNumber} {row.ContractName} {row.OrderNumber}").Contains));
        }

        return format is { } asked
            ? new ExportResult<InstalledRow>(asked, "installed-products", reader.Today, InstalledRow.Columns, rows.ToAsyncEnumerable())
            : View(new InstalledPage(filter, rows));
    }

    private IQueryable<InstalledRow> Rows(InstalledFilter filter) =>
        from product in Being(db.InstalledProducts, filter.InForce, reader.Today)
        join contract in db.Contracts on product.ContractId equals contract.Id
        join order in db.Orders on product.OrderId equals order.Id
        orderby contract.StartsOn descending, contract.Ordinal, order.PlacedOn, order.Ordinal, product.Name, product.Ordinal
        select new InstalledRow
        {
            ContractNumber = contract.Number,
            ContractSlug = contract.Slug,
            ContractName = contract.Name,
            ContractEndsOn = contract.EndsOn,
            OrderNumber = order.Number,
            OrderSlug = order.Slug,
            PlacedOn = order.PlacedOn,
            PlacedBy = order.PlacedBy,
            Sku = product.Sku,
            Name = product.Name,
            Unit = product.Unit,
            IsRecurring = product.IsRecurring,
            Quantity = product.Quantity,
            Used = product.UsedQuantity,
            Price = product.NetPrice,
            BaseQuantity = product.BaseQuantity,
            Currency = product.Currency,
            StartsOn = product.StartsOn,
            EndsOn = product.EndsOn,
        };

    private static IQueryable<InstalledProduct> Being(IQueryable<InstalledProduct> products, InForce asked, DateOnly today) => asked switch
    {
        InForce.Later => products.Where(product => product.StartsOn > today),
        InForce.Ended => products.Where(product => product.EndsOn < today),
        _ => products.Where(product => product.StartsOn <= today && (product.EndsOn == null || product.EndsOn >= today)),
    };
}
