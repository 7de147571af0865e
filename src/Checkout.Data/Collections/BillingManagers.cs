using Checkout.Data.Identity;
using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Collections;

/// <summary>Finds the people of accounts who may manage billing.</summary>
public static class BillingManagers
{
    private const int AccountsAtOnce = 200;

    /// <summary>Active users with the permission in an active membership, by account and in the order of their addresses.</summary>
    public static async Task<ILookup<Guid, CheckoutUser>> OfAsync(CheckoutDbContext db, IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken)
    {
        var found = new List<(Guid AccountId, CheckoutUser User)>();
        foreach (var some in accountIds.Chunk(AccountsAtOnce))
        {
            var ids = some.ToList();
            var memberships = await db.Memberships.AsNoTracking().Include(row => row.Profile).Include(row => row.PermissionSets).ThenInclude(row => row.PermissionSet)
                .Where(row => ids.Contains(row.AccountId) && row.Active).ToListAsync(cancellationToken);
            var managers = memberships.Where(row => row.Effective().HasFlag(Permissions.ManageBilling)).ToList();
            var userIds = managers.Select(row => row.UserId).Distinct().ToList();
            var users = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id) && user.Active).ToDictionaryAsync(user => user.Id, cancellationToken);
            found.AddRange(managers.Where(row => users.ContainsKey(row.UserId)).Select(row => (row.AccountId, users[row.UserId])));
        }

        return found.OrderBy(row => row.User.NormalizedEmail, StringComparer.Ordinal).ToLookup(row => row.AccountId, row => row.User);
    }
}
