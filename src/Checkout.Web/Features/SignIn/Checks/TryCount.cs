using Checkout.Web.Features.SignIn.Sessions;

namespace Checkout.Web.Features.SignIn.Checks;

/// <summary>Whether what was typed may be looked at.</summary>
public enum TryVerdict
{
    Allowed,

    /// <summary>The last one that is looked at for a while.</summary>
    LastAllowed,

    TooMany,
}

/// <summary>
/// Counts tries at one person's password or code, before anything is compared. After a few, no more are looked at from the same network; a
/// stranger elsewhere can't keep the person out. Many networks together come to a limit of the person, which a browser that the person has
/// signed in with before passes.
/// </summary>
/// <remarks>People who don't exist are counted alike: nobody learns who does.</remarks>
public sealed class TryCount(CheckoutDbContexts contexts, KnownDevices devices, IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>How many networks may use up their tries before a person's last beyond them.</summary>
    private const int Networks = 20;

    public const string Password = "password";
    public const string Code = "code";

    /// <param name="what">Which secret is tried.</param>
    /// <param name="whom">The e-mail address, as it was typed.</param>
    /// <param name="userId">The person, where there is one.</param>
    public async Task<TryVerdict> CountAsync(HttpContext http, string what, string whom, Guid? userId)
    {
        var (limit, now) = (options.Value.WrongPasswords, clock.GetUtcNow());
        var device = devices.Of(http, userId);
        var here = await SignInTries.CountAsync(contexts, Place(http, what, whom, device), limit, options.Value.Lockout, now,
            http.RequestAborted);
        var everywhere = device is not null ? 0 : await SignInTries.CountAsync(contexts, Everywhere(what, whom), limit * Networks,
            options.Value.Lockout, now, http.RequestAborted);
        return here > limit || everywhere > limit * Networks ? TryVerdict.TooMany
            : here == limit || everywhere == limit * Networks ? TryVerdict.LastAllowed : TryVerdict.Allowed;
    }

    /// <summary>Begins anew for somebody who has proved who they are.</summary>
    public Task ForgetAsync(HttpContext http, string what, string whom, Guid userId) =>
        SignInTries.ForgetAsync(contexts,
            [Place(http, what, whom, devices.Of(http, userId)), Place(http, what, whom, device: null), Everywhere(what, whom)],
            http.RequestAborted);

    private static string Place(HttpContext http, string what, string whom, string? device) =>
        SignInTries.KeyOf(what, whom.Trim().ToUpperInvariant(), device ?? TryFrom.Network(http.Connection));

    private static string Everywhere(string what, string whom) => SignInTries.KeyOf(what, whom.Trim().ToUpperInvariant());
}
