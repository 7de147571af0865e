namespace Checkout.Data.Users;

/// <summary>What an administrator gives a member.</summary>
/// <param name="EndsOn">The last business date with access; null for no end.</param>
public sealed record MemberTerms(Guid ProfileId, IReadOnlyCollection<Guid> PermissionSetIds, DateOnly? EndsOn)
{
    /// <summary>What they stand for in this account; null where one of them is not the account's.</summary>
    /// <param name="db">Sees one account.</param>
    internal async Task<(Profile Profile, IReadOnlyList<PermissionSet> Sets)?> ReadAsync(CheckoutDbContext db,
        CancellationToken cancellation)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(row => row.Id == ProfileId, cancellation);
        var sets = await db.PermissionSets.Where(row => PermissionSetIds.Contains(row.Id)).OrderBy(row => row.Name)
            .ToListAsync(cancellation);
        return profile is null || sets.Count < PermissionSetIds.Distinct().Count() ? null : (profile, sets);
    }

    /// <summary>Gives the member exactly these.</summary>
    internal void ApplyTo(Membership member, Profile profile, IReadOnlyList<PermissionSet> sets)
    {
        member.Use(profile);
        foreach (var gone in member.PermissionSets.Select(held => held.PermissionSet).Where(set => !sets.Contains(set)).ToList())
        {
            member.Revoke(gone);
        }

        foreach (var set in sets)
        {
            member.Grant(set);
        }

        member.EndOn(EndsOn);
    }
}
