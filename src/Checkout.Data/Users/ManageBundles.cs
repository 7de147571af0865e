namespace Checkout.Data.Users;

/// <summary>An account's own profiles and permission sets. What ships stays as it is.</summary>
public sealed class ManageBundles(Submissions submissions)
{
    /// <summary>Where they are listed.</summary>
    public const string Path = ManageMembers.Path + "/Permissions";

    /// <param name="id">Null for a new one.</param>
    public Task<Outcome> SaveAsync(Submission form, bool isProfile, Guid? id, string name, MemberRights rights,
        CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            RuleViolation.ThrowIf(await IsTakenAsync(db, isProfile, id, name, token), $"Another {Word(isProfile)} has this name.", "Name");

            if (id is null)
            {
                db.Add(isProfile ? new Profile(form.AccountId, name, rights) : new PermissionSet(form.AccountId, name, rights));
            }
            else
            {
                var bundle = await FindAsync(db, isProfile, id.Value, token) ?? throw new NotFoundException();
                var counted = bundle.Rights.Permissions.HasFlag(Permissions.ManageUsers) || rights.IsLimited;
                bundle.Change(name, rights);
                RuleViolation.ThrowIf(counted ? await Administrators.WhyNotAsync(db, token) : null);

                var holders = await db.Memberships.Where(row => row.ProfileId == id
                    || row.PermissionSets.Any(held => held.PermissionSetId == id)).ToListAsync(token);
                await AccessNews.TellAsync(db, bundle, holders, (form.UserId, form.UserName), now, token);
            }

            return new Outcome.Done(Path, AuditAction.PermissionsSaved, name, $"{Word(isProfile)}");
        }, cancellation);

    public Task<Outcome> RemoveAsync(Submission form, bool isProfile, Guid id, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            if (await FindAsync(db, isProfile, id, token) is not { IsShipped: false } bundle)
            {
                return new Outcome.NotFound();
            }

            if (await HoldersAsync(db, isProfile, id, token) is > 0 and var holders)
            {
                return new Outcome.Refused($"{holders} people have {bundle.Name}. Give them something else first.");
            }

            RuleViolation.ThrowIf(
                await db.SignOnRules.AnyAsync(row => row.ProfileId == id || row.PermissionSetId == id, token)
                    || await db.SignOnProviders.AnyAsync(row => row.ProfileId == id, token),
                $"Your company sign-in gives {bundle.Name} to people. Change that first.");

            db.Remove(bundle);
            return new Outcome.Done(Path, AuditAction.PermissionsRemoved, bundle.Name, $"{Word(isProfile)}");
        }, cancellation);

    public static string Word(bool isProfile) => isProfile ? "profile" : "permission set";

    /// <summary>How many members, past ones included, have it.</summary>
    public static Task<int> HoldersAsync(CheckoutDbContext db, bool isProfile, Guid id, CancellationToken cancellation) => isProfile
        ? db.Memberships.CountAsync(row => row.ProfileId == id, cancellation)
        : db.Set<MembershipPermissionSet>().CountAsync(row => row.PermissionSetId == id, cancellation);

    public static async Task<PermissionBundle?> FindAsync(CheckoutDbContext db, bool isProfile, Guid id, CancellationToken cancellation) =>
        isProfile ? await db.Profiles.SingleOrDefaultAsync(row => row.Id == id, cancellation)
            : await db.PermissionSets.SingleOrDefaultAsync(row => row.Id == id, cancellation);

    private static Task<bool> IsTakenAsync(CheckoutDbContext db, bool isProfile, Guid? id, string name, CancellationToken cancellation) =>
        isProfile ? db.Profiles.AnyAsync(row => row.Name == name && row.Id != id, cancellation)
            : db.PermissionSets.AnyAsync(row => row.Name == name && row.Id != id, cancellation);
}
