using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Acceptances;

/// <summary>Somebody who may accept and approve for the account.</summary>
public sealed record BillingMember(Guid UserId, string Name, string Email);

/// <summary>Finds the active members of the current account that manage billing.</summary>
public static class BillingMembers
{
    public static async Task<IReadOnlyList<BillingMember>> OfAsync(CheckoutDbContext db, CancellationToken cancellationToken)
    {
        var members = await db.Memberships.AsNoTracking().Include(row => row.Profile).Include(row => row.PermissionSets).ThenInclude(row => row.PermissionSet)
            .Where(row => row.Active).ToListAsync(cancellationToken);
        var ids = members.Where(row => row.Effective().HasFlag(Permissions.ManageBilling)).Select(row => row.UserId).ToList();
        return await db.Users.Where(user => ids.Contains(user.Id) && user.Active && user.Email != null)
            .OrderBy(user => user.DisplayName).Select(user => new BillingMember(user.Id, user.DisplayName, user.Email!)).ToListAsync(cancellationToken);
    }
}
