using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile;

/// <summary>A browser in which the person is signed in.</summary>
public sealed record SessionRow(Guid Id, string Device, string? Address, SignInMethod Method, DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt);

/// <summary>A passkey of the person.</summary>
/// <param name="Key">Names it in forms.</param>
public sealed record PasskeyRow(string Key, string Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);

/// <summary>The own profile.</summary>
public sealed record ProfilePage(SignedInUser User, AccountAccess? Current)
{
    public IReadOnlyList<SessionRow> Sessions { get; init; } = [];

    public IReadOnlyList<PasskeyRow> Passkeys { get; init; } = [];

    /// <summary>When the person made the calendar address of an account, by the account's id.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Calendars { get; init; } = new Dictionary<Guid, DateTimeOffset>();

    public bool HasPassword { get; init; }

    /// <summary>Null without an authenticator app.</summary>
    public int? RecoveryCodes { get; init; }

    /// <summary>The accounts that need a second factor which the session hasn't, now or soon.</summary>
    public IReadOnlyList<AccountAccess> AskingAccounts => User.Session.HasSecondFactor ? []
        : [.. User.Accounts.Where(account => account.SecondFactorFrom is not null)];

    /// <summary>The accounts that the person may have a calendar of, or has one of still.</summary>
    public IEnumerable<AccountAccess> CalendarAccounts => User.Accounts.Where(account =>
        account is { ManagesBilling: true, AsksSignOn: false } || Calendars.ContainsKey(account.Id));

    public static async Task<ProfilePage> ReadAsync(CheckoutDbContexts contexts, CurrentMember member, Settings.SignInOptions options,
        DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var id = member.User.Id;
        var sessions = await db.LiveOf(id, now - options.Idle, now - options.Longest).OrderByDescending(session => session.LastSeenAt)
            .Select(session => new SessionRow(session.Id, session.Device, session.Address, session.Method, session.CreatedAt,
                session.LastSeenAt)).ToListAsync(cancellation);
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(passkey => passkey.UserId == id)
            .Select(passkey => new { Passkey = passkey, LastUsedAt = EF.Property<DateTimeOffset?>(passkey, PasskeyColumns.LastUsedAt) })
            .ToListAsync(cancellation);
        var hasApp = await db.Authenticators.AnyAsync(row => row.UserId == id, cancellation);
        return new ProfilePage(member.User, member.Chosen)
        {
            Sessions = sessions,
            Passkeys = [.. passkeys.OrderBy(row => row.Passkey.Data.CreatedAt).Select(row => new PasskeyRow(
                Convert.ToHexStringLower(row.Passkey.CredentialId), row.Passkey.Data.Name ?? "Passkey", row.Passkey.Data.CreatedAt,
                row.LastUsedAt))],
            Calendars = await db.CalendarAddresses.Where(row => row.UserId == id)
                .ToDictionaryAsync(row => row.AccountId, row => row.MadeAt, cancellation),
            HasPassword = await db.Users.AnyAsync(user => user.Id == id && user.PasswordHash != null, cancellation),
            RecoveryCodes = hasApp ? await db.RecoveryCodes.CountAsync(row => row.UserId == id && row.UsedAt == null, cancellation) : null,
        };
    }
}
