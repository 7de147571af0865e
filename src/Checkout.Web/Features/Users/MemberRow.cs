namespace Checkout.Web.Features.Users;

/// <summary>A member of the account, as administrators see one.</summary>
/// <param name="LastSignIn">Into this account; null where the person never signed in.</param>
public sealed record MemberRow(Membership Member, string Name, string Email, bool HasSecondFactor, bool SignInIsOn, bool HasArrived,
    DateTimeOffset? LastSignIn)
{
    public StatusWord Status(DateOnly today, DateTimeOffset now) => Member switch
    {
        _ when !SignInIsOn => new(Tone.Over, "Sign-in turned off"),
        { Active: false, IsInvited: true, InvitationEndsAt: { } end } =>
            end > now ? new(Tone.Waiting, "Invited") : new(Tone.Attention, "Invitation expired"),
        { Active: false } => new(Tone.Past, "No access"),
        _ when !Member.IsOpenOn(today) => new(Tone.Past, "Ended"),
        _ when !Member.Rights.ManagesBilling => new(Tone.Waiting, "No billing access"),
        _ when Member.Rights.Limits.HasFlag(Limits.ReadOnly) => new(Tone.Good, "Read only"),
        _ => new(Tone.Good, "Active"),
    };

    /// <summary>All members, in the order of their names.</summary>
    /// <param name="db">Sees one account.</param>
    /// <param name="memberId">Null for all.</param>
    public static async Task<IReadOnlyList<MemberRow>> ReadAsync(CheckoutDbContext db, Guid? memberId, CancellationToken cancellation)
    {
        var members = await db.Memberships.WithRights().AsNoTracking().Where(row => memberId == null || row.Id == memberId)
            .ToListAsync(cancellation);
        var users = await db.Users.AsNoTracking()
            .Where(user => db.Memberships.Any(row => row.UserId == user.Id && (memberId == null || row.Id == memberId)))
            .ToDictionaryAsync(user => user.Id, cancellation);
        var secured = await db.Authenticators.Select(row => row.UserId)
            .Concat(db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Select(row => row.UserId))
            .Where(id => db.Memberships.Any(row => row.UserId == id)).Distinct().ToListAsync(cancellation);
        var signIns = await db.AuditEntries.Where(entry => entry.Action == AuditAction.SignedIn && entry.UserId != null
                && db.Memberships.Any(row => row.UserId == entry.UserId && (memberId == null || row.Id == memberId)))
            .GroupBy(entry => entry.UserId).Select(group => new { UserId = group.Key!.Value, At = group.Max(entry => entry.At) })
            .ToDictionaryAsync(row => row.UserId, row => row.At, cancellation);
        return
        [
            .. members.Select(member => users[member.UserId] is var user
                ? new MemberRow(member, user.DisplayName, user.Email!, secured.Contains(user.Id), user.Active, user.HasArrived,
                    signIns.TryGetValue(user.Id, out var at) ? at : null)
                : null!)
                .OrderBy(row => row.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(row => row.Email, StringComparer.Ordinal),
        ];
    }
}
