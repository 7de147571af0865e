namespace Checkout.Data.Identity;

/// <summary>Somebody of an account, as pages name them and mails are addressed.</summary>
public sealed record PermittedMember(Guid UserId, string Name, string Email);

/// <summary>Finds the people of accounts by what they may do: active users, with the right in an active membership.</summary>
public static class PermittedMembers
{
    private const int AccountsAtOnce = 200;

    /// <summary>Those of the account that the context sees, in the order of their names.</summary>
    public static async Task<IReadOnlyList<PermittedMember>> OfAsync(CheckoutDbContext db, Func<MemberRights, bool> permitted,
        CancellationToken cancellation) =>
        [.. (await ReadAsync(db, db.Memberships, permitted, cancellation)).Select(found => found.Member)
            .OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The same, where also nobody counts whose access has ended by the business date.</summary>
    public static async Task<IReadOnlyList<PermittedMember>> OfAsync(CheckoutDbContext db, Func<MemberRights, bool> permitted,
        DateOnly today, CancellationToken cancellation) =>
        [.. (await ReadAsync(db, db.Memberships.Where(row => row.EndsOn == null || row.EndsOn >= today), permitted, cancellation))
            .Select(found => found.Member).OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Those of several accounts, by account and in the order of their addresses; for a context that sees all.</summary>
    public static async Task<ILookup<Guid, PermittedMember>> OfAsync(
        CheckoutDbContext db, IReadOnlyCollection<Guid> accountIds, Func<MemberRights, bool> permitted, CancellationToken cancellation)
    {
        var found = new List<(Guid AccountId, PermittedMember Member)>();
        foreach (var some in accountIds.Chunk(AccountsAtOnce))
        {
            var ids = some.ToList();
            found.AddRange(await ReadAsync(db, db.Memberships.Where(row => ids.Contains(row.AccountId)), permitted, cancellation));
        }

        return found.OrderBy(row => row.Member.Email, StringComparer.OrdinalIgnoreCase).ToLookup(row => row.AccountId, row => row.Member);
    }

    // Permissions are text in the database, so memberships are weighed here; an account has a handful.
    private static async Task<IEnumerable<(Guid AccountId, PermittedMember Member)>> ReadAsync(
        CheckoutDbContext db, IQueryable<Membership> memberships, Func<MemberRights, bool> isPermitted, CancellationToken cancellation)
    {
        var members = await memberships.AsNoTracking().WithRights()
            .Where(row => row.Active).ToListAsync(cancellation);
        var permitted = members.Where(row => isPermitted(row.Rights)).ToList();
        var ids = permitted.Select(row => row.UserId).Distinct().ToList();
        var users = await db.Users.Where(user => ids.Contains(user.Id) && user.Active && user.Email != null)
            .Select(user => new PermittedMember(user.Id, user.DisplayName, user.Email!))
                .ToDictionaryAsync(user => user.UserId, cancellation);
        return permitted.Where(row => users.ContainsKey(row.UserId)).Select(row => (row.AccountId, users[row.UserId]));
    }
}
