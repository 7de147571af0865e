namespace Checkout.Web.Features.SignIn.Confirmation;

/// <summary>Where the question goes whose page was only to be opened.</summary>
[SignedInOnly]
public sealed class ConfirmController(Confirmations confirmations) : CheckoutController
{
    [HttpPost("Confirm")]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> ConfirmAsync(string? returnUrl, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var page = PortalPath.Local(returnUrl) ?? Request.PathBase + "/";
        return await confirmations.ProveAsync(HttpContext, form) ? LocalRedirect(page)
            : Invalid(Confirmations.View, await confirmations.PageAsync(HttpContext, Request.PathBase + Request.Path,
                [KeyValuePair.Create("ReturnUrl", page)], Confirmations.Wrong));
    }
}
