namespace Checkout.Web.Features.Profile;

/// <summary>Who one is here, and what one may do where.</summary>
[SignedInOnly]
[Route("Profile")]
public sealed class ProfileController(CurrentMember member) : CheckoutController
{
    [HttpGet]
    public IActionResult Index() => View(new ProfilePage(member.User, member.Chosen));
}
