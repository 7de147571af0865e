namespace Checkout.Web.Features.CurrentAccount;

/// <summary>The account switcher of the header, and the way back to a form of another account.</summary>
[SignedInOnly]
public sealed class CurrentAccountController(CurrentMember member, ActivityLog activity) : CheckoutController
{
    /// <param name="page">Where a form stood that belongs to the account; else Home follows.</param>
    /// <param name="typed">What was typed into it.</param>
    [HttpPost("CurrentAccount")]
    public async Task<IActionResult> Switch(string? number, string? page, string? typed)
    {
        var account = member.User.AccountNumbered(number) ?? throw new NotFoundException();

        if (account != member.Chosen)
        {
            await activity.SwitchAsync(HttpContext, member.User, account);
        }

        if (PortalPath.Local(page) is { } form)
        {
            TypedForm.Keep(TempData, typed);
            Notify($"You are in the account of {account.Name} again. Look at the form, then send it.", Tone.Attention);
            return LocalRedirect(form);
        }

        // To Home: the page that was open belongs to the account that was left.
        return Redirect("~/");
    }
}
