using Checkout.Web.Caching;

namespace Checkout.Web.Features.Home;

/// <summary>What a billing admin came to know, without a click.</summary>
public sealed class HomeController(HomeQuery query, CachedFigures figures) : CheckoutController
{
    [HttpGet("/"), Remembered]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await figures.GetAsync("Home", () => query.ReadAsync(cancellation)));
}
