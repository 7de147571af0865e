using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.CurrentAccount;

/// <summary>The account switcher of the header.</summary>
[SignedInOnly]
public sealed class CurrentAccountController(CurrentMember member) : CheckoutController
{
    [HttpPost("CurrentAccount")]
    public IActionResult Switch(string? number)
    {
        if (member.User.AccountNumbered(number) is not { } account)
        {
            return NotFound();
        }

        AccountCookie.Write(HttpContext, account);

        // To Home: the page that was open belongs to the account that was left.
        return Redirect("~/");
    }
}
