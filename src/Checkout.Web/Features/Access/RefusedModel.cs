namespace Checkout.Web.Features.Access;

/// <summary>Who was refused, and whom they can ask.</summary>
/// <param name="Account">Null for a user without any account, or deactivated.</param>
/// <param name="Others">The user's other accounts that open.</param>
public sealed record RefusedModel(SignedInUser User, AccountAccess? Account, WhomToAsk Whom, IReadOnlyList<AccountAccess> Others);

/// <summary>The people who can grant the permission, and the vendor's billing department.</summary>
public sealed record WhomToAsk(AccountAccess? Account, IReadOnlyList<PermittedMember> Administrators)
{
    /// <summary>True where the user can ask with a click.</summary>
    public bool CanAsk => Administrators.Count > 0 && Account is { ManagesBilling: false };

    /// <summary>When the user asked for access, where no administrator has answered yet.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <param name="db">Sees one account.</param>
    public static async Task<WhomToAsk> ReadAsync(CheckoutDbContext db, CurrentMember member, CancellationToken cancellation) =>
        member.Chosen is null ? new WhomToAsk(null, [])
            : new WhomToAsk(member.Chosen, await PermittedMembers.OfAsync(db, rights => rights.IsAdministrator, cancellation))
            {
                AskedAt = await db.AccessRequests.Where(row => row.Answer == null
                    && db.Memberships.Any(own => own.Id == row.MembershipId && own.UserId == member.User.Id))
                    .Select(row => (DateTimeOffset?)row.AskedAt).FirstOrDefaultAsync(cancellation),
            };
}
