using Microsoft.AspNetCore.Mvc.Rendering;

namespace Checkout.Web.Features.Users;

/// <summary>The profiles and permission sets that the account's administrators can give.</summary>
public sealed record AccessChoices(IReadOnlyList<Domain.Accounts.Profile> Profiles, IReadOnlyList<PermissionSet> Sets, Currency Currency)
{
    public IEnumerable<SelectListItem> ProfileItems(Reader reader) => Profiles.Select(profile => new SelectListItem(
        $"{profile.Name}: {RightsText.Of(profile.Rights, Currency).Text(reader)}", profile.Id.ToString()))
        .Prepend(new SelectListItem("Choose a profile", ""));

    /// <param name="db">Sees one account.</param>
    public static async Task<AccessChoices> ReadAsync(CheckoutDbContext db, CancellationToken cancellation) => new(
        await db.Profiles.AsNoTracking().OrderBy(row => row.OwnerId).ThenBy(row => row.Ordinal).ToListAsync(cancellation),
        await db.PermissionSets.AsNoTracking().OrderBy(row => row.OwnerId).ThenBy(row => row.Ordinal).ToListAsync(cancellation),
        await db.Accounts.Select(account => account.Currency).SingleAsync(cancellation));
}

/// <summary>The fields of what somebody is given.</summary>
public sealed record AccessFields(AccessInput Input, AccessChoices Choices);
