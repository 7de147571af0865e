namespace Checkout.Data.Users;

/// <summary>An account never loses its last administrator: whoever can let others in, and has got in before.</summary>
public static class Administrators
{
    /// <summary>Whether a member is one of those of whom one has to stay.</summary>
    public static bool Counts(Membership member) => member is { Active: true, EndsOn: null } && member.Rights.IsAdministrator;

    /// <param name="db">Sees one account, whose lock is held, with what is about to be saved.</param>
    /// <returns>Why not, where nobody would be left; null where somebody is.</returns>
    public static async Task<Sentence?> WhyNotAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        // What is tracked counts as it is about to be.
        var members = await db.Memberships.WithRights().ToListAsync(cancellation);
        var able = members.Where(Counts)
            .Select(row => row.UserId).ToList();
        return await db.Users.AnyAsync(user => able.Contains(user.Id) && user.Active, cancellation) ? null
            : (Sentence)($"A company needs a person who manages users and whose access has no end date. This is the last one here. "
            + $"Make another person an administrator first.");
    }
}
