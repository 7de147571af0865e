using Checkout.Data.Transactions;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Checks;
using Checkout.Web.Features.SingleSignOn.Arrivals;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>Asks somebody who signs in here already for the password, once, before the company's sign-in opens the account for them
/// too.</summary>
[AllowAnonymous]
[Route("SignIn/Company/Link")]
public sealed class SignOnLinkController(SignOnConsents consents, SignOnDomains domains, UserManager<CheckoutUser> users,
    PasswordCheck passwords, AccountTransactions transactions, SecurityLog security) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Link(CancellationToken cancellation) =>
        await PendingAsync(cancellation) is { } pending
            ? View(new LinkPage(pending.Company.AccountName, pending.User.Email!, new LinkInput()))
            : this.Refused(SignOnRefusal.Expired, again: null);

    [HttpPost(""), Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Link(LinkInput input, CancellationToken cancellation)
    {
        if (await PendingAsync(cancellation) is not var (link, company, user))
        {
            return this.Refused(SignOnRefusal.Expired, again: null);
        }

        if (!ModelState.IsValid || !await ProvesAsync(user, input.Password!))
        {
            return Invalid(new LinkPage(company.AccountName, user.Email!, input));
        }

        var address = HttpContext.Connection.RemoteIpAddress?.ToString();
        await transactions.RunAsync(company.AccountId, async (db, now, token) =>
        {
            if (!await db.UserLogins.AnyAsync(row => row.ProviderKey == link.Key && row.UserId == user.Id, token))
            {
                CompanyArrivals.Link(db, company, link.Key, user, address, now);
            }

            return true;
        }, cancellation);
        consents.Forget(Response);
        security.Allowed(SecurityEvent.SignOnLinked, user.Id);

        // The provider knows the person by now, and answers at once.
        return LocalRedirect("~/SignIn/Company" + QueryString.Create([KeyValuePair.Create("account", (string?)company.AccountId.ToString()),
            KeyValuePair.Create("returnUrl", link.ReturnUrl)]));
    }

    private async Task<(PendingLink Link, CompanySignOn Company, CheckoutUser User)?> PendingAsync(CancellationToken cancellation) =>
        consents.Read(Request) is { } link
        && await domains.OfAsync(link.AccountId, cancellation) is { } company && company.Provider.Issuer == link.Issuer
        && await users.FindByIdAsync(link.UserId.ToString()) is { Active: true } user ? (link, company, user) : null;

    private async Task<bool> ProvesAsync(CheckoutUser user, string password)
    {
        if (await passwords.FindAsync(HttpContext, user.Email!, password) is not null)
        {
            return true;
        }

        ModelState.AddModelError(nameof(LinkInput.Password), "That is not the password of this sign-in.");
        return false;
    }
}
