namespace Checkout.Data.Identity;

/// <summary>What a member may do, read where it is about to be used.</summary>
public static class MemberRightsQuery
{
    /// <param name="db">Sees one account.</param>
    /// <returns>None for whoever is no active member.</returns>
    public static async Task<MemberRights> OfAsync(CheckoutDbContext db, Guid userId, CancellationToken cancellation) =>
        (await db.Memberships.WithRights().AsNoTracking().SingleOrDefaultAsync(row => row.UserId == userId && row.Active, cancellation))
            ?.Rights ?? MemberRights.None;

    /// <summary>What serves an account: what ships, and its own.</summary>
    public static IQueryable<TBundle> Of<TBundle>(this IQueryable<TBundle> bundles, Guid accountId)
        where TBundle : PermissionBundle =>
        bundles.Where(row => row.OwnerId == Guid.Empty || row.OwnerId == accountId);

    /// <summary>With everything that rights come from.</summary>
    public static IQueryable<Membership> WithRights(this IQueryable<Membership> memberships) =>
        memberships.Include(row => row.Profile).Include(row => row.PermissionSets).ThenInclude(row => row.PermissionSet);
}
