using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passkeys;

/// <summary>Recognises a person by a passkey.</summary>
public sealed class PasskeyProof(SignInManager<CheckoutUser> signIn, CheckoutDbContexts contexts, SecurityLog security, TimeProvider clock)
{
    /// <summary>For a form that came without an answer.</summary>
    public const string NeedsScript =
        "Passkeys need JavaScript and a current browser. Yours sent nothing, so it may be switched off. Use another way.";

    /// <summary>What the browser is asked; the challenge is kept in a protected cookie.</summary>
    public Task<string> AskAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    /// <param name="credential">What the browser answered.</param>
    /// <returns>Null where the answer isn't one that any passkey of an active person gave to this challenge.</returns>
    public async Task<CheckoutUser?> FindAsync(HttpContext http, string? credential)
    {
        var result = await AssertAsync(credential);
        if (result is not { Succeeded: true, User: { Active: true } user, Passkey: { } passkey })
        {
            security.Refused(SecurityEvent.PasskeyRefused);
            return null;
        }

        await signIn.UserManager.AddOrUpdatePasskeyAsync(user, passkey);
        var (id, now) = (passkey.CredentialId, clock.GetUtcNow());
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(http.RequestAborted);
        await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.CredentialId == id).ExecuteUpdateAsync(
            update => update.SetProperty(row => EF.Property<DateTimeOffset?>(row, PasskeyColumns.LastUsedAt), now), http.RequestAborted);
        return user;
    }

    private async Task<PasskeyAssertionResult<CheckoutUser>?> AssertAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // No challenge was asked in this browser, or too long ago.
            return null;
        }
    }
}
