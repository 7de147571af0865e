using Checkout.Data.Users;

namespace Checkout.Web.Features.SingleSignOn.Arrivals;

/// <summary>Gives and takes what somebody else's sign-in says about a member, each change with its entry. The last administrator of an
/// account stays one.</summary>
internal sealed class SignOnRights(CheckoutDbContext db, Guid accountId, CheckoutUser user, DateTimeOffset now)
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

    /// <summary>Who comes by the company's own sign-in needs no mailed link any more.</summary>
    public void Accept(Membership member)
    {
        member.Activate();
        user.EmailConfirmed = true;
        db.AuditEntries.Add(new AuditEntry(accountId, user.Id, user.Email!, AuditAction.InvitationAccepted, subject: null,
            member.Description.Stored(), ipAddress: null, now));
    }

    public async Task UseAsync(Membership member, Domain.Accounts.Profile profile, CancellationToken cancellation)
    {
        var before = member.Profile;
        if (before.Id == profile.Id)
        {
            return;
        }

        var was = Administrators.Counts(member);
        member.Use(profile);
        if (was && await Administrators.WhyNotAsync(db, cancellation) is not null)
        {
            member.Use(before);
            return;
        }

        Enter(AuditAction.MemberGranted, profile.Name);
    }

    public async Task HoldAsync(Membership member, PermissionSet set, bool held, CancellationToken cancellation)
    {
        var was = Administrators.Counts(member);
        if (!(held ? member.Grant(set) : member.Revoke(set)))
        {
            return;
        }

        if (was && await Administrators.WhyNotAsync(db, cancellation) is not null)
        {
            _ = held ? member.Revoke(set) : member.Grant(set);
            return;
        }

        Enter(held ? AuditAction.MemberGranted : AuditAction.MemberRevoked, set.Name);
    }

    private void Enter(AuditAction action, string what) =>
        db.AuditEntries.Add(new AuditEntry(accountId, userId: null, Actor, action, user.Email, what, ipAddress: null, now));
}
