using Checkout.Data;
using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Access;

/// <summary>The people of the current account who can grant permissions.</summary>
public sealed class Administrators(CheckoutDbContext db)
{
    // Permissions are text in the database, so bundles that hold Manage Users are found first; there are a handful.
    public async Task<IReadOnlyList<Administrator>> ReadAsync(CancellationToken cancellation)
    {
        var members = await db.Memberships.AsNoTracking()
            .Where(membership => membership.Active)
            .Join(db.Users.Where(user => user.Active), membership => membership.UserId, user => user.Id, (membership, user) => new
            {
                user.DisplayName,
                Email = user.Email!,
                Profile = membership.Profile.Permissions,
                Sets = membership.PermissionSets.Select(held => held.PermissionSet.Permissions).ToList(),
            })
            .OrderBy(found => found.DisplayName)
            .ToListAsync(cancellation);
        return [.. members
            .Where(found => found.Sets.Aggregate(found.Profile, (sum, set) => sum | set).HasFlag(Permissions.ManageUsers))
            .Select(found => new Administrator(found.DisplayName, found.Email))];
    }
}
