namespace Checkout.Web.Features.Home;

/// <summary>What a billing admin came to know, without a click.</summary>
public sealed class HomeController(HomeQuery query) : CheckoutController
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await query.ReadAsync(cancellation));
}
