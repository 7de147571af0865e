using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Payments;

/// <summary>Somebody who gets a mail.</summary>
internal sealed record BillingReader(string Email, string Name);

/// <summary>Who is written to about what pays itself.</summary>
internal static class BillingReaders
{
    /// <summary>The contract’s billing contacts; the admins where it has none.</summary>
    public static async Task<IReadOnlyList<BillingReader>> OfContractAsync(CheckoutDbContext db, Guid contractId, CancellationToken cancellationToken)
    {
        var contacts = await db.Contracts.Where(contract => contract.Id == contractId).SelectMany(contract => contract.Contacts).OrderBy(contact => contact.Position)
            .Select(contact => new BillingReader(contact.Email, contact.Name)).ToListAsync(cancellationToken);
        return contacts.Count > 0 ? [.. contacts.DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase)] : await AdminsAsync(db, cancellationToken);
    }

    /// <summary>Every active member of the account who may manage its billing.</summary>
    public static async Task<IReadOnlyList<BillingReader>> AdminsAsync(CheckoutDbContext db, CancellationToken cancellationToken)
    {
        var memberships = await db.Memberships.AsNoTracking().Include(row => row.Profile).Include(row => row.PermissionSets).ThenInclude(row => row.PermissionSet).Where(row => row.Active).ToListAsync(cancellationToken);
        var ids = memberships.Where(row => row.Effective().HasFlag(Permissions.ManageBilling)).Select(row => row.UserId).ToList();
        return await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id) && user.Active).OrderBy(user => user.NormalizedEmail)
            .Select(user => new BillingReader(user.Email!, user.DisplayName)).ToListAsync(cancellationToken);
    }
}
