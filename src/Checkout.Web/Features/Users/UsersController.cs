using Checkout.Web.Features.Users.Requests;

namespace Checkout.Web.Features.Users;

/// <summary>Who has access to the account.</summary>
[Route("Users"), Does(Deed.ManageUsers)]
public sealed class UsersController(CheckoutDbContext db) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, int page, CancellationToken cancellation) =>
        View(UsersPage.Of(await MemberRow.ReadAsync(db, memberId: null, cancellation), q, page,
            await AccessRequestRow.OpenAsync(db, cancellation)));
}
