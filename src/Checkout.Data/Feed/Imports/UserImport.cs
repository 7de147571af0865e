using Checkout.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Data.Feed.Imports;

internal sealed class UserImport() : RecordImport<UserRecord>("user")
{
    private const string Email = "email";

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    protected override void Refer(UserRecord record, FeedPass pass)
    {
        foreach (var membership in record.Memberships)
        {
            pass.Accounts.Want(membership.Account);
        }
    }

    protected override async Task<Guid?> AddAsync(UserRecord record, FeedPass pass, CancellationToken cancellation)
    {
        // Someone who was created otherwise is taken over.
        var user = await ByEmailAsync(record, pass, cancellation);
        CheckEmail(record, user, pass);
        if (user is null)
        {
            user = new CheckoutUser { LockoutEnabled = true };
            pass.Db.Users.Add(user);
        }

        var id = await ApplyAsync(record, user, pass, cancellation);
        if (id is not null && record is { Invite: true, Active: true } && !user.HasArrived
            && pass.Db.Memberships.Local.FirstOrDefault(row => row.UserId == user.Id && row.Active) is { } member)
        {
            ManageMembers.Invite(pass.Db, member, user, FeedImport.Actor, pass.Now);
        }

        return id;
    }

    protected override async Task<Guid?> ChangeAsync(UserRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        CheckEmail(record, await ByEmailAsync(record, pass, cancellation), pass);
        return await ApplyAsync(record, await pass.Db.Users.SingleAsync(row => row.Id == id, cancellation), pass, cancellation);
    }

    private static Task<CheckoutUser?> ByEmailAsync(UserRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var email = Normalizer.NormalizeEmail(record.Email);
        return pass.Db.Users.FirstOrDefaultAsync(user => user.NormalizedEmail == email || user.NormalizedUserName == email, cancellation);
    }

    private static void CheckEmail(UserRecord record, CheckoutUser? stored, FeedPass pass)
    {
        var email = Normalizer.NormalizeEmail(record.Email);
        if (stored?.ExternalId is { } owner && !pass.Unique.Knows(Email, email))
        {
            pass.Unique.Record(Email, email, owner);
        }

        if (pass.Unique.Claim(Email, email, record.ExternalId) is { } other)
        {
            pass.Problem("email", $"User “{other}” has this e-mail address already.");
        }
    }

    private static async Task<Guid?> ApplyAsync(UserRecord record, CheckoutUser user, FeedPass pass, CancellationToken cancellation)
    {
        var held = await pass.Db.Memberships.WithRights()
            .Where(row => row.UserId == user.Id).ToListAsync(cancellation);
        foreach (var (index, membership) in record.Memberships.Index())
        {
            await ApplyAsync(membership, FormattableString.Invariant($"memberships[{index}]"), held, user, pass, cancellation);
        }

        pass.ProblemIf(record.Memberships.DistinctBy(membership => membership.Account).Count() < record.Memberships.Count,
            "memberships", "An account is named twice.");

        if (pass.Failed)
        {
            return null;
        }

        var email = Normalizer.NormalizeEmail(record.Email);
        if (user.NormalizedEmail != email || user.Active != record.Active)
        {
            // Ends what was signed in before.
            user.EndSessions();
        }

        user.ExternalId = record.ExternalId;
        user.Email = record.Email;
        user.NormalizedEmail = email;
        user.UserName = record.Email;
        user.NormalizedUserName = Normalizer.NormalizeName(record.Email);
        user.DisplayName = user.NameIsOwn ? user.DisplayName : record.DisplayName;
        user.Active = record.Active;
        return user.Id;
    }

    private static async Task ApplyAsync(MembershipRecord record, string path, List<Membership> held, CheckoutUser user, FeedPass pass,
        CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account, path + ".account");
        var profile = await (account is null ? pass.Db.Profiles : pass.Db.Profiles.Of(account.Id))
            .Where(row => row.Name == record.Profile).OrderBy(row => row.OwnerId).FirstOrDefaultAsync(cancellation);
        pass.ProblemIf(profile is null, path + ".profile", $"There is no profile “{record.Profile}”.");

        var sets = await pass.Db.PermissionSets.Of(account?.Id ?? Guid.Empty).Where(row => record.PermissionSets.Contains(row.Name))
            .ToListAsync(cancellation);
        foreach (var unknown in record.PermissionSets.Except(sets.Select(set => set.Name), StringComparer.Ordinal))
        {
            pass.Problem(path + ".permissionSets", $"There is no permission set “{unknown}”.");
        }

        if (account is null || profile is null || pass.Failed)
        {
            return;
        }

        var membership = held.Find(row => row.AccountId == account.Id);
        if (membership is null)
        {
            membership = new Membership(account.Id, user.Id, profile);
            pass.Db.Memberships.Add(membership);
        }

        membership.Use(profile);
        membership.EndOn(record.EndsOn);
        foreach (var gone in membership.PermissionSets.Select(row => row.PermissionSet).Where(set => !sets.Contains(set)).ToList())
        {
            membership.Revoke(gone);
        }

        sets.ForEach(set => membership.Grant(set));
        if (record.Active)
        {
            membership.Activate();
        }
        else
        {
            membership.Deactivate();
        }
    }
}
