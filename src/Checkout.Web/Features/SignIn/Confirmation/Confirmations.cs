using Checkout.Web.Features.SignIn.Checks;
using Checkout.Web.Features.SignIn.Passkeys;
using Checkout.Web.Features.SignIn.SecondFactor;
using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Confirmation;

/// <summary>Proves once more that a session is its person's: by password, code or passkey.</summary>
public sealed class Confirmations(CurrentMember member, PasswordCheck passwords, SecondFactors factors, PasskeyProof passkeys,
    UserManager<CheckoutUser> users, SessionStart sessions, IOptions<Settings.SignInOptions> options, SecurityLog security,
    TimeProvider clock)
{
    public const string View = "/Features/SignIn/Confirmation/Confirm.cshtml";

    public const string Wrong = "That isn’t right, or there were too many wrong tries. Try again, or another way.";

    private const string Password = "ConfirmPassword";
    private const string Code = "ConfirmCode";
    private const string Credential = "ConfirmCredential";

    public bool IsRecent => clock.GetUtcNow() - member.User.Session.ConfirmedAt < TimeSpan.FromMinutes(options.Value.ConfirmationMinutes);

    /// <summary>Whether a form answers the question.</summary>
    public static bool IsIn(IFormCollection form) => form.ContainsKey(Password) || form.ContainsKey(Code) || form.ContainsKey(Credential);

    /// <summary>What else a form holds, to be sent again.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Carried(IFormCollection form) =>
        [.. form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && field.Key is not (Password or Code or Credential))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];

    /// <returns>False where nothing in the form proves it.</returns>
    public async Task<bool> ProveAsync(HttpContext http, IFormCollection form)
    {
        var session = member.User.Session;
        var (user, method) = (form[Credential].ToString(), form[Code].ToString(), form[Password].ToString()) switch
        {
            ({ Length: > 0 } credential, _, _) => (await passkeys.FindAsync(http, credential), SignInMethod.Passkey),
            (_, { Length: > 0 } code, _) => await ByCodeAsync(http, code),
            (_, _, { Length: > 0 } password) => (await passwords.FindAsync(http, member.User.Email, password), session.Method),
            _ => (null, session.Method),
        };
        if (user is null || user.Id != member.User.Id)
        {
            security.Refused(SecurityEvent.ConfirmationFailed, member.User.Id);
            return false;
        }

        // A session never loses a factor by proving another.
        await sessions.RaiseAsync(http, user, session, session.HasSecondFactor ? session.Method : method);
        return true;
    }

    /// <param name="action">Where the form goes.</param>
    /// <param name="carried">What it takes along.</param>
    public async Task<ConfirmationPage> PageAsync(HttpContext http, string action, IReadOnlyList<KeyValuePair<string, string>> carried,
        string? problem)
    {
        var user = await UserAsync();
        return new ConfirmationPage(action, carried, user?.Email ?? "", problem)
        {
            HasPassword = user?.PasswordHash is not null,
            HasAuthenticator = await factors.HasAuthenticatorAsync(member.User.Id, http.RequestAborted),
            HasPasskeys = user is not null && (await users.GetPasskeysAsync(user)).Count > 0,
        };
    }

    private async Task<(CheckoutUser?, SignInMethod)> ByCodeAsync(HttpContext http, string code) =>
        await UserAsync() is { } user && await factors.ProveAsync(http, user, code) is { } method ? (user, method)
            : (null, SignInMethod.Password);

    private Task<CheckoutUser?> UserAsync() => users.FindByIdAsync(member.User.Id.ToString());
}

/// <summary>The page that asks.</summary>
/// <param name="Action">Where the form goes.</param>
/// <param name="Carried">What was typed before, sent along.</param>
/// <param name="Problem">What was wrong with the last try.</param>
public sealed record ConfirmationPage(string Action, IReadOnlyList<KeyValuePair<string, string>> Carried, string Email, string? Problem)
{
    public bool HasPassword { get; init; }

    public bool HasAuthenticator { get; init; }

    public bool HasPasskeys { get; init; }
}
