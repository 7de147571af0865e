using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Passkeys;
using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile.Passkeys;

/// <summary>Adds, names and removes passkeys.</summary>
[SignedInOnly, OwnSignInOnly]
[Route("Profile/Passkeys")]
public sealed class PasskeysController(CurrentMember member, SignInManager<CheckoutUser> signIn, SessionStart sessions,
    SignInChanges changes) : CheckoutController
{
    private UserManager<CheckoutUser> Users => signIn.UserManager;

    [HttpGet("Add"), AsksConfirmation]
    public IActionResult Add() => View(new PasskeyInput());

    [HttpPost("Options"), AsksConfirmation]
    public async Task<IActionResult> Options()
    {
        var user = await UserAsync();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = user.Id.ToString(),
            Name = user.Email!,
            DisplayName = user.DisplayName,
        }), "application/json");
    }

    [HttpPost("Add"), AsksConfirmation]
    public async Task<IActionResult> Add(PasskeyInput input)
    {
        if (!ModelState.IsValid)
        {
            return Invalid(input);
        }

        var user = await UserAsync();
        if (await AttestAsync(input.Credential) is not { } passkey)
        {
            ModelState.AddModelError("", string.IsNullOrEmpty(input.Credential)
                ? PasskeyProof.NeedsScript : "Your browser made no passkey, or it took too long. Try again.");
            return Invalid(input);
        }

        passkey.Name = input.Name!.Trim();
        await Users.AddOrUpdatePasskeyAsync(user, passkey);
        await changes.TellAsync(HttpContext, user, AuditAction.PasskeyAdded, passkey.Name,
            $"The passkey “{passkey.Name}” was added to your sign-in just now. It lets you in without a password.");
        await sessions.RaiseAsync(HttpContext, user, member.User.Session, SignInMethod.Passkey);
        Notify($"The passkey “{passkey.Name}” is added. Next time you can sign in with it.");
        return LocalRedirect("~/Profile#passkeys");
    }

    [HttpGet("{key}")]
    public async Task<IActionResult> Passkey(string key) => await FindAsync(await UserAsync(), key) is { } passkey
        ? View(new PasskeyPage(key, passkey.CreatedAt, new PasskeyInput { Name = passkey.Name })) : NotFound();

    [HttpPost("{key}")]
    public async Task<IActionResult> Passkey(string key, PasskeyInput input)
    {
        var user = await UserAsync();
        var passkey = await FindAsync(user, key) ?? throw new NotFoundException();

        if (!ModelState.IsValid)
        {
            return Invalid(new PasskeyPage(key, passkey.CreatedAt, input));
        }

        passkey.Name = input.Name!.Trim();
        await Users.AddOrUpdatePasskeyAsync(user, passkey);
        Notify($"The passkey is called “{passkey.Name}” now.");
        return LocalRedirect("~/Profile#passkeys");
    }

    [HttpPost("{key}/Remove"), AsksConfirmation]
    public async Task<IActionResult> Remove(string key)
    {
        var user = await UserAsync();
        if (await FindAsync(user, key) is { } passkey)
        {
            await Users.RemovePasskeyAsync(user, passkey.CredentialId);
            await changes.TellAsync(HttpContext, user, AuditAction.PasskeyRemoved, passkey.Name,
                $"The passkey “{passkey.Name}” was removed from your sign-in just now.");
        }

        Notify($"The passkey is removed. Delete it on your device as well.");
        return LocalRedirect("~/Profile#passkeys");
    }

    private async Task<UserPasskeyInfo?> AttestAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential)
                || await signIn.PerformPasskeyAttestationAsync(credential) is not { Succeeded: true } made
                || made.UserEntity.Id != member.User.Id.ToString() ? null : made.Passkey;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked in this browser, or too long ago.
            return null;
        }
    }

    private async Task<UserPasskeyInfo?> FindAsync(CheckoutUser user, string key) => key.Length % 2 == 0 && key.All(char.IsAsciiHexDigit)
        ? await Users.GetPasskeyAsync(user, Convert.FromHexString(key)) : null;

    private async Task<CheckoutUser> UserAsync() => (await Users.FindByIdAsync(member.User.Id.ToString()))!;
}
