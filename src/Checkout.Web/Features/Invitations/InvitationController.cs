using Checkout.Data.Users;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Passwords;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Invitations;

/// <summary>Where the mailed link of an invitation leads: choosing a name and a password, once.</summary>
[AllowAnonymous]
[Route("Invitation")]
public sealed class InvitationController(AcceptInvitation invitations, InvitationLinks links, UserManager<CheckoutUser> users,
    NewPassword passwords) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> Accept(string? token, CancellationToken cancellation) =>
        links.Read(token) is var (memberId, key) && await invitations.FindAsync(memberId, key, cancellation) is { } open
            ? View(new ArrivalPage(open, new ArrivalInput { Token = token, Name = open.User.DisplayName })) : Over();

    [HttpPost]
    [Throttled(ThrottleGroup.Invitation)]
    public async Task<IActionResult> Accept(ArrivalInput input, CancellationToken cancellation)
    {
        if (links.Read(input.Token) is not var (memberId, key) || await invitations.FindAsync(memberId, key, cancellation) is not { } open)
        {
            return Over();
        }

        var page = new ArrivalPage(open, input);
        if (page.AsksPassword && string.IsNullOrEmpty(input.Password))
        {
            ModelState.AddModelError(nameof(input.Password), "Choose a password.");
        }

        if (!ModelState.IsValid)
        {
            return Invalid(page);
        }

        if (page.AsksPassword && await users.FindByIdAsync(open.User.Id.ToString()) is { PasswordHash: null } user)
        {
            var set = await passwords.SetAsync(HttpContext, user, session: null,
                by => by.AddPasswordAsync(user, input.Password!), cancellation);
            if (!set.Succeeded)
            {
                foreach (var error in set.Errors)
                {
                    ModelState.AddModelError(nameof(input.Password), error.Description);
                }

                return Invalid(page);
            }
        }

        if (!await invitations.RunAsync(open, key, input.Name!.Trim(), HttpContext.Connection.RemoteIpAddress?.ToString(), cancellation))
        {
            return Over();
        }

        Notify(page.AsksPassword
            ? (Sentence)$"Welcome. Your password is set. Sign in with it to open billing for {open.Account.Name}."
            : $"Billing for {open.Account.Name} is open to you. Sign in to see it.");
        return LocalRedirect("~/SignIn" + QueryString.Create("returnUrl", $"/?account={open.Account.Number}").Value);
    }

    private ViewResult Over()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Over");
    }
}
