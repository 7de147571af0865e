namespace Checkout.Web.Features.Profile;

/// <summary>Who one is here, how one signs in, and what one may do where.</summary>
[SignedInOnly]
[Route("Profile")]
public sealed class ProfileController(CurrentMember member, CheckoutDbContexts contexts, IOptions<SignInOptions> options,
    TimeProvider clock) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await ProfilePage.ReadAsync(contexts, member, options.Value, clock.GetUtcNow(), cancellation));
}
