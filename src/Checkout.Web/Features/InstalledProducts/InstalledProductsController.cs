using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>All products deployed, grouped by contract and order.</summary>
[Route("InstalledProducts")]
public sealed class InstalledProductsController(CheckoutDbContext db, Lists lists, Reader reader, CurrentMember member) : CheckoutController
{
    private static readonly ListText Words = new("Installed Products", "item", "items")
    {
        PageSize = 100,
        SearchHint = "Product, SKU, contract or order",
        NoMatchText = "Try different words, another day, or products that are in force today.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] InstalledFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        if (format is { } asked)
        {
            if (filter.PerUsage)
            {
                return new ExportResult<UsageRow>(asked, "usage", filter.AsOfOn ?? reader.Today, UsageRow.Columns(reader.Zone),
                    UsageRow.Over(db, filter.ApplyTo(db, reader)).AsAsyncEnumerable());
            }

            var found = Installed.Sorts.Apply(filter.ApplyTo(db, reader), filter.Sort);
            var rows = InstalledRow.Query.Over(db, found, reader.Today).AsAsyncEnumerable();
            return new ExportResult<InstalledRow>(asked, "installed-products", filter.AsOfOn ?? reader.Today, InstalledRow.Columns, rows);
        }

        var page = await lists.ReadAsync(Words, filter, Installed.Sorts, InstalledRow.Query, cancellation);
        var contracts = await lists.ContractsAsync(filter.ContractSlug, cancellation);
        return View(await InstalledPage.ReadAsync(db, page, contracts, filter, reader, member.Account.ExternalId, cancellation));
    }
}
