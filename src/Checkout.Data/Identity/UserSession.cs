namespace Checkout.Data.Identity;

/// <summary>How somebody was recognised when a session began.</summary>
public enum SignInMethod
{
    Password,
    PasswordAndCode,
    PasswordAndRecoveryCode,
    Passkey,

    /// <summary>By the company's own sign-in.</summary>
    Company,

    /// <summary>By the vendor's product.</summary>
    Vendor,
}

/// <summary>One browser in which somebody is signed in. The cookie is worth nothing without this row.</summary>
/// <remarks>Nobody's account owns it: a person has one session for all accounts.</remarks>
public sealed class UserSession
{
    private UserSession() { }

    /// <param name="stamp">The user's at this moment; one that is renewed ends the session.</param>
    /// <param name="onlyAccountId">Null where it opens all accounts of the person.</param>
    public UserSession(Guid userId, string stamp, SignInMethod method, string? address, string device, DateTimeOffset now,
        Guid? onlyAccountId = null)
    {
        OnlyAccountId = onlyAccountId;
        UserId = userId;
        Stamp = stamp;
        Method = method;
        Address = address;
        Device = device;
        CreatedAt = KeyedAt = LastSeenAt = ConfirmedAt = now;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid UserId { get; private set; }

    /// <summary>The one account that it opens, where somebody else's sign-in vouches for the person; null for all of them.</summary>
    public Guid? OnlyAccountId { get; private set; }

    /// <summary>Changes with each rise of privilege; the cookie carries it beside the id.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    /// <summary>The key before, which holds for a moment: requests that were on their way must not sign anybody out.</summary>
    public Guid? PreviousKey { get; private set; }

    public DateTimeOffset KeyedAt { get; private set; }

    public string Stamp { get; private set; } = null!;

    public SignInMethod Method { get; private set; }

    /// <summary>The network address at the beginning; null where there was none.</summary>
    public string? Address { get; private set; }

    /// <summary>In words, such as “Firefox on Windows”.</summary>
    public string Device { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>To within some minutes: not every request is worth a write.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When the person last proved who they are.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Goes along with a clock that is moved: it is neither older nor longer idle than before.</summary>
    public void MoveAlong(TimeSpan by) =>
        (CreatedAt, KeyedAt, LastSeenAt, ConfirmedAt) = (CreatedAt + by, KeyedAt + by, LastSeenAt + by, ConfirmedAt + by);
}
