using Checkout.Data;
using Checkout.Domain.Accounts;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Errors;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Access;

/// <summary>Answers a refusal at the address that was asked for, with the page that says whom to ask.</summary>
public sealed class RefusedPage(CurrentMember member, CheckoutDbContext db, StandaloneView view, ILogger<RefusedPage> log)
{
    private const string ViewPath = "/Features/Access/Refused.cshtml";

    public async Task WriteAsync(HttpContext context)
    {
        log.LogInformation("{UserId} was refused {Path}", member.SignedIn?.Id, context.Request.Path);
        await view.RenderAsync(context, ViewPath, await ReadAsync(context.RequestAborted), StatusCodes.Status403Forbidden);
    }

    public async Task<RefusedModel> ReadAsync(CancellationToken cancellation)
    {
        var user = member.User;
        var account = member.Chosen;
        var administrators = account is null ? [] : await AdministratorsAsync(cancellation);
        return new RefusedModel(user, account, administrators, [.. user.Accounts.Where(other => other.ManagesBilling && other != account)]);
    }

    // Permissions are text in the database, so bundles that hold Manage Users are found first; there are a handful.
    private async Task<IReadOnlyList<Administrator>> AdministratorsAsync(CancellationToken cancellation)
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
