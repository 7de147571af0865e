using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>All products deployed, grouped by contract and order.</summary>
[Route("InstalledProducts")]
public sealed class InstalledProductsController(InstalledQuery query) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] InstalledFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation) =>
        format is { } asked
            ? new ExportResult<InstalledRow>(asked, "installed-products", query.AsOf(filter), InstalledRow.Columns, (await query.RowsAsync(filter, cancellation)).AsAsyncEnumerable())
            : View(await query.ReadAsync(filter, cancellation));
}
