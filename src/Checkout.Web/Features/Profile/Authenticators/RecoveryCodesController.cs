using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.SecondFactor;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile.Authenticators;

/// <summary>Makes new recovery codes.</summary>
[SignedInOnly, OwnSignInOnly]
public sealed class RecoveryCodesController(CurrentMember member, UserManager<CheckoutUser> users, SecondFactors factors,
    SignInChanges changes) : CheckoutController
{
    [HttpPost("Profile/Authenticator/RecoveryCodes"), AsksConfirmation]
    public async Task<IActionResult> RecoveryCodes(CancellationToken cancellation)
    {
        if (!await factors.HasAuthenticatorAsync(member.User.Id, cancellation)
            || await users.FindByIdAsync(member.User.Id.ToString()) is not { } user)
        {
            return LocalRedirect("~/Profile");
        }

        var codes = await factors.RenewCodesAsync(member.User.Id, cancellation);
        await changes.TellAsync(HttpContext, user, AuditAction.RecoveryCodesMade, details: null,
            "New recovery codes were made for your sign-in just now. The old ones no longer work.");
        return View(new RecoveryCodesPage(codes, member.User.Email, IsFirst: false));
    }
}
