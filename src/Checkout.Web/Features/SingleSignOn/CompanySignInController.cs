using Checkout.Domain.SignOn;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>To a company's sign-in, by the domain of an e-mail address or for an account, and to the vendor's own product.</summary>
[AllowAnonymous]
[Route("SignIn/Company")]
public sealed class CompanySignInController(SignOnDomains domains, SignOnProtocol protocol, SignOnReturn back, SignOnDoor door,
    IOptions<VendorSignOnOptions> vendor) : CheckoutController
{
    [HttpGet(""), Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Begin([FromQuery] CompanyInput input, CancellationToken cancellation)
    {
        var email = input.Email?.Trim();
        input.ReturnUrl = PortalPath.Local(input.ReturnUrl);
        if (string.IsNullOrEmpty(email) && input.Account is null)
        {
            return View("Company", input);
        }

        var company = input.Account is { } id ? await domains.OfAsync(id, cancellation)
            : await domains.FindAsync(SignOnDomain.OfAddress(email!), cancellation);
        if (company is null)
        {
            ModelState.AddModelError(nameof(input.Email), "No company sign-in is set up for this address. Sign in with your password.");
            return Invalid("Company", input);
        }

        return await TryAsync(company.AccountId, company.Provider.Issuer, $"account={company.AccountId}", async () =>
        {
            var url = await protocol.AskAsync(Response, company.Provider, company.AccountId, input.ReturnUrl,
                Mailbox.IsValid(email) ? email : null, tester: null, cancellation);
            // A form of ours led here, whose answer browsers keep from leading to another site: the page itself goes on.
            Response.Headers["Refresh"] = $"0; url={url}";
            return View("Leaving", new LeavingPage(company.AccountName, new Uri(url).Host, url));
        });
    }

    /// <summary>From the product's doors.</summary>
    [HttpGet("~/SignIn/Product"), Throttled(ThrottleGroup.SignIn)]
    public Task<IActionResult> Product(string? returnUrl, CancellationToken cancellation) =>
        TryAsync(accountId: null, vendor.Value.Issuer, again: null, async () => vendor.Value.IsOn
            ? Redirect(await protocol.AskAsync(Response, back.Vendor, accountId: null, PortalPath.Local(returnUrl), email: null,
                tester: null, cancellation))
            : throw new SignOnRefusedException(SignOnRefusal.NotAvailable));

    [HttpGet("SignedOut")]
    public async Task<IActionResult> SignedOut(Guid account, CancellationToken cancellation)
    {
        try
        {
            if (await domains.OfAsync(account, cancellation) is { SignsOut: true } company
                && await protocol.EndAsync(company.Provider, cancellation) is { } url)
            {
                return View(new SignedOutPage(company.AccountName, url));
            }
        }
        catch (SignOnRefusedException)
        {
            // Without an answer of the provider there is nothing to offer; the session here has ended.
        }

        return LocalRedirect("~/SignIn");
    }

    private async Task<IActionResult> TryAsync(Guid? accountId, string issuer, string? again, Func<Task<IActionResult>> begin)
    {
        try
        {
            return await begin();
        }
        catch (SignOnRefusedException refusal)
        {
            await door.RefuseAsync(HttpContext, refusal.Reason, accountId, issuer, person: null);
            return this.Refused(refusal.Reason, again);
        }
    }
}
