namespace Checkout.Web.Features.CurrentAccount;

/// <summary>The account switcher of the header.</summary>
[SignedInOnly]
public sealed class CurrentAccountController(CurrentMember member, ActivityLog activity) : CheckoutController
{
    [HttpPost("CurrentAccount")]
    public async Task<IActionResult> Switch(string? number)
    {
        if (member.User.AccountNumbered(number) is not { } account)
        {
            return NotFound();
        }

        if (account != member.Chosen)
        {
            await activity.SwitchAsync(HttpContext, member.User, account);
        }

        // To Home: the page that was open belongs to the account that was left.
        return Redirect("~/");
    }
}
