namespace Checkout.Domain.Accounts;

/// <summary>A user's place in one account: a profile and any number of permission sets. Effective permissions are their union.</summary>
public sealed class Membership : AccountEntity
{
    private readonly List<MembershipPermissionSet> _permissionSets = [];

    private Membership() { }

    public Membership(Guid accountId, Guid userId, Profile profile)
        : base(accountId)
    {
        UserId = userId;
        Profile = profile;
        ProfileId = profile.Id;
    }

    public Account? Account { get; private set; }

    public Guid UserId { get; private set; }

    public Guid ProfileId { get; private set; }

    public Profile Profile { get; private set; } = null!;

    /// <summary>False until an invitation is accepted, and once the access was ended.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>The last business date on which the member gets in; null where no end is set.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>What the open invitation's link carries; null where none is open. A new one ends the one before.</summary>
    public Guid? InvitationKey { get; private set; }

    /// <summary>When the last invitation was sent.</summary>
    public DateTimeOffset? InvitedAt { get; private set; }

    /// <summary>Who sent it.</summary>
    public string? InvitedBy { get; private set; }

    public DateTimeOffset? InvitationEndsAt { get; private set; }

    /// <summary>Gets in with a password also where the account requires its own sign-in: for the day on which that fails.</summary>
    public bool KeepsPassword { get; private set; }

    /// <summary>The member is told when use of a product passes so many percent of what is held, 1 to 100; null for never.</summary>
    public int? UsageAlertPercent { get; private set; }

    public IReadOnlyList<MembershipPermissionSet> PermissionSets => _permissionSets;

    public bool IsInvited => InvitationKey is not null;

    /// <summary>What profile and permission sets come to, whether or not the member gets in now.</summary>
    public MemberRights Rights => _permissionSets.Aggregate(Profile.Rights, (sum, set) => sum.With(set.PermissionSet.Rights));

    /// <summary>
    /// Profile and permission sets by name, and until when: “Billing Administrator with Read only, until March 31, 2027”.
    /// </summary>
    public Sentence Description
    {
        get
        {
            var sets = string.Join(", ", _permissionSets.Select(held => held.PermissionSet.Name).Order(StringComparer.Ordinal));
            var held = (Sentence)$"{Profile.Name}{(sets.Length == 0 ? "" : $" with {sets}")}";
            return EndsOn is { } last ? (Sentence)$"{held}, until {last}" : held;
        }
    }

    /// <param name="today">The business date.</param>
    public bool IsOpenOn(DateOnly today) => Active && !(EndsOn < today);

    public void Use(Profile profile)
    {
        Profile = profile;
        ProfileId = profile.Id;
    }

    /// <returns>False where the member already has the set.</returns>
    public bool Grant(PermissionSet set)
    {
        if (_permissionSets.Exists(held => held.PermissionSetId == set.Id))
        {
            return false;
        }

        _permissionSets.Add(new MembershipPermissionSet(this, set));
        return true;
    }

    /// <returns>False where the member does not have the set.</returns>
    public bool Revoke(PermissionSet set) => _permissionSets.RemoveAll(held => held.PermissionSetId == set.Id) > 0;

    /// <param name="percent">1 to 100; null for never.</param>
    public void TellAbove(int? percent) => UsageAlertPercent = percent;

    public void KeepPassword(bool kept) => KeepsPassword = kept;

    /// <param name="endsOn">The last day with access; null for no end.</param>
    public void EndOn(DateOnly? endsOn) => EndsOn = endsOn;

    /// <summary>Opens an invitation; the link of an earlier one stops working.</summary>
    public void Invite(string by, DateTimeOffset now, TimeSpan good) =>
        (InvitationKey, InvitedBy, InvitedAt, InvitationEndsAt) = (Guid.NewGuid(), by, now, now + good);

    /// <summary>Whether a link with this key still opens the account.</summary>
    public bool IsInvitedWith(Guid key, DateTimeOffset now) => InvitationKey == key && now < InvitationEndsAt;

    /// <summary>Lets the member in, whether invited or ended before.</summary>
    public void Activate()
    {
        Active = true;
        InvitationKey = null;
    }

    /// <summary>Ends the access; an invitation that is open is revoked.</summary>
    public void Deactivate()
    {
        Active = false;
        InvitationKey = null;
    }

    /// <summary>Does not get in before the invitation is accepted.</summary>
    public void AwaitAcceptance() => Active = false;
}
