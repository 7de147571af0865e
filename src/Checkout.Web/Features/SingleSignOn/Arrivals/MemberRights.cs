using Checkout.Data.Identity;

namespace Checkout.Web.Features.SingleSignOn.Arrivals;

/// <summary>Gives and takes what somebody else's sign-in says about a member, each change with its entry. The last administrator of an
/// account stays one.</summary>
internal sealed class MemberRights(CheckoutDbContext db, Guid accountId, CheckoutUser user, DateTimeOffset now)
{
    /// <summary>Who did it, where no person of the customer did.</summary>
    private const string Actor = "sign-on";

    public Membership Admit(Domain.Accounts.Profile profile)
    {
        var member = new Membership(accountId, user.Id, profile);
        db.Memberships.Add(member);
        Enter(AuditAction.MemberGranted, profile.Name);
        return member;
    }

    public async Task UseAsync(Membership member, Domain.Accounts.Profile profile, CancellationToken cancellation)
    {
        if (member.ProfileId != profile.Id && !await IsLastAdministratorAsync(member, profile.Permissions, cancellation))
        {
            member.Use(profile);
            Enter(AuditAction.MemberGranted, profile.Name);
        }
    }

    public async Task HoldAsync(Membership member, PermissionSet set, bool held, CancellationToken cancellation)
    {
        if (held ? member.Grant(set) : !await IsLastAdministratorAsync(member, WithoutSet(member, set), cancellation) && member.Revoke(set))
        {
            Enter(held ? AuditAction.MemberGranted : AuditAction.MemberRevoked, set.Name);
        }
    }

    private static Permissions WithoutSet(Membership member, PermissionSet set) => member.PermissionSets
        .Where(row => row.PermissionSetId != set.Id)
            .Aggregate(member.Profile.Permissions, (sum, row) => sum | row.PermissionSet.Permissions);

    private async Task<bool> IsLastAdministratorAsync(Membership member, Permissions without, CancellationToken cancellation) =>
        member.Effective().HasFlag(Permissions.ManageUsers) && !without.HasFlag(Permissions.ManageUsers)
        && (await PermittedMembers.OfAsync(db, Permissions.ManageUsers, cancellation)).All(other => other.UserId == user.Id);

    private void Enter(AuditAction action, string what) =>
        db.AuditEntries.Add(new AuditEntry(accountId, userId: null, Actor, action, user.Email, what, ipAddress: null, now));
}
