using Checkout.Data.Identity;
using Checkout.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Cli.Commands.People;

/// <summary><c>checkout users list|add|invite|grant|revoke|activate|deactivate|sign-out|reset-second-factor|export|erase</c>: changes take
/// effect on the person's next request.</summary>
internal static class UsersCommand
{
    internal const string Actor = "operator";

    public static Command Create(ConnectionOptions connection)
    {
        var options = new UserOptions();
        return new Command("users", "Shows who may do what, and changes it.")
        {
            Operation.Define("list", "Lists users with their accounts, profiles and permission sets.", connection,
                (operation, token) => ListAsync(operation, options, token), takes: [options.Account]),
            Operation.Define("add", "Makes a user and a member of an account, and mails the person a link to choose a password.",
                connection, (operation, token) => NewUsers.AddAsync(operation, options, token),
                takes: [options.RequiredEmail, options.Name, options.RequiredAccount, options.RequiredProfile, options.PermissionSet]),
            Operation.Define("invite",
                "Mails a link to choose a password to those who have none: one user, or all of an account. With --email, --account and "
                + "--name it makes a new account’s first administrator.",
                connection, (operation, token) => NewUsers.InviteAsync(operation, options, token),
                takes: [options.Email, options.Account, options.NewName]),
            Operation.Define("grant",
                "Gives a member a permission set or another profile; with a profile, also makes a user a member.", connection,
                (operation, token) => GrantAsync(operation, options, token),
                takes: [options.RequiredEmail, options.RequiredAccount, options.PermissionSet, options.Profile, options.Until]),
            Operation.Define("revoke", "Takes a permission set from a member.", connection,
                (operation, token) => RevokeAsync(operation, options, token),
                takes: [options.RequiredEmail, options.RequiredAccount, options.RequiredPermissionSet]),
            Operation.Define("deactivate", "Refuses a user everywhere, or in one account.", connection,
                (operation, token) => SetActiveAsync(operation, options, active: false, token),
                takes: [options.RequiredEmail, options.Account]),
            Operation.Define("sign-out", "Ends all sessions of a user.", connection,
                (operation, token) => UserSignIns.SignOutAsync(operation, options, token), takes: [options.RequiredEmail]),
            Operation.Define("reset-second-factor",
                "Removes the authenticator app of a user who has lost it and the recovery codes, and ends all sessions.", connection,
                (operation, token) => UserSignIns.ResetSecondFactorAsync(operation, options, token), takes: [options.RequiredEmail]),
            Operation.Define("activate", "Takes that back.", connection,
                (operation, token) => SetActiveAsync(operation, options, active: true, token),
                takes: [options.RequiredEmail, options.Account]),
            PeopleCommand.Export(connection),
            PeopleCommand.Erase(connection),
        };
    }

    private static async Task<int> ListAsync(Operation operation, UserOptions options, CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        var account = operation.Parsed.GetValue(options.Account) is { } key ? (await AccountAsync(db, key, cancellation)).Id : (Guid?)null;
        var members = await db.Memberships.AsNoTracking().Include(row => row.Account).Include(row => row.Profile)
            .Include(row => row.PermissionSets).ThenInclude(row => row.PermissionSet)
            .Where(row => account == null || row.AccountId == account).ToListAsync(cancellation);
        var byUser = members.ToLookup(row => row.UserId);
        var users = await db.Users.AsNoTracking().OrderBy(user => user.NormalizedEmail).ToListAsync(cancellation);
        foreach (var user in users.Where(user => account is null || byUser[user.Id].Any()))
        {
            await operation.Output.WriteLineAsync($"{user.Email}  {user.DisplayName}{(user.Active ? "" : "  (deactivated)")}");
            foreach (var member in byUser[user.Id].OrderBy(row => row.Account!.Number, StringComparer.Ordinal))
            {
                var sets = string.Concat(member.PermissionSets.Select(held => held.PermissionSet.Name).Order(StringComparer.Ordinal)
                    .Select(name => $" + {name}"));
                await operation.Output.WriteLineAsync(
                    $"  {member.Account!.Number}  {member.Account.Name}  "
                    + $"{member.Profile.Name}{sets}{(member.Active ? "" : "  (deactivated)")}");
            }
        }

        return ExitCode.Done;
    }

    private static Task<int> GrantAsync(Operation operation, UserOptions options, CancellationToken cancellation)
    {
        var (setName, profileName) = (operation.Parsed.GetValue(options.PermissionSet), operation.Parsed.GetValue(options.Profile));
        if (setName is null && profileName is null && operation.Parsed.GetValue(options.Until) is null)
        {
            operation.Error.WriteLine("Say --permission-set, --profile or --until.");
            return Task.FromResult(ExitCode.Usage);
        }

        return ChangeAsync(operation, options, async (db, user, account, member) =>
        {
            var profile = profileName is null ? null : await ProfileAsync(db, profileName, account, cancellation);
            if (member is null)
            {
                member = new Membership(account.Id, user.Id,
                    profile ?? throw new RuleViolation(
                    $"{user.Email} is no member of {account.Number}; say which --profile to begin with."));
                db.Memberships.Add(member);
            }
            else if (profile is not null)
            {
                member.Use(profile);
            }

            var until = operation.Parsed.GetValue(options.Until);
            var ends = until is not null && member.EndsOn != until;
            if (ends)
            {
                member.EndOn(until);
            }

            var granted = setName is null || member.Grant(await SetAsync(db, setName, account, cancellation));
            return (string.Join(", ",
                new[] { profileName, setName, until is { } last ? $"until {last:yyyy-MM-dd}" : null }.OfType<string>()),
                AuditAction.MemberGranted,
                granted || profile is not null || ends);
        }, cancellation);
    }

    private static Task<int> RevokeAsync(Operation operation, UserOptions options, CancellationToken cancellation)
    {
        var name = operation.Parsed.GetRequiredValue(options.RequiredPermissionSet);
        return ChangeAsync(operation, options, async (db, user, account, member) =>
            (name, AuditAction.MemberRevoked, Required(member, user, account).Revoke(await SetAsync(db, name, account, cancellation))),
                cancellation);
    }

    private static async Task<int> SetActiveAsync(Operation operation, UserOptions options, bool active, CancellationToken cancellation)
    {
        var action = active ? "activated" : "deactivated";
        if (operation.Parsed.GetValue(options.Account) is not null)
        {
            return await ChangeAsync(operation, options, (_, user, account, member) =>
            {
                var changed = Required(member, user, account).Active != active;
                (active ? (Action)member!.Activate : member!.Deactivate)();
                return Task.FromResult((action, active ? AuditAction.MemberActivated : AuditAction.MemberDeactivated, changed));
            }, cancellation);
        }

        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var user = await UserAsync(db, operation.Parsed.GetRequiredValue(options.RequiredEmail), cancellation);
        var now = operation.Get<TimeProvider>().GetUtcNow();
        user.Active = active;
        user.EndSessions();

        // Several accounts' chains go on in this one save; AuditChain locks them in order.
        foreach (var accountId in await db.Memberships.Where(row => row.UserId == user.Id).Select(row => row.AccountId)
            .ToListAsync(cancellation))
        {
            db.AuditEntries.Add(new AuditEntry(accountId, userId: null, Actor,
                active ? AuditAction.UserActivated : AuditAction.UserDeactivated, user.Email, details: null, ipAddress: null, now));
        }

        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync($"{user.Email} is {action}.");
        return ExitCode.Done;
    }

    private static async Task<int> ChangeAsync(
        Operation operation, UserOptions options,
        Func<CheckoutDbContext, CheckoutUser, Account, Membership?, Task<(string What, AuditAction Action, bool Changed)>> change,
        CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var user = await UserAsync(db, operation.Parsed.GetRequiredValue(options.RequiredEmail), cancellation);
        var account = await AccountAsync(db,
            operation.Parsed.GetValue(options.RequiredAccount) ?? operation.Parsed.GetRequiredValue(options.Account)!, cancellation);
        var member = await db.Memberships.WithRights()
            .SingleOrDefaultAsync(row => row.UserId == user.Id && row.AccountId == account.Id, cancellation);
        var (what, action, changed) = await change(db, user, account, member);
        if (changed)
        {
            var now = operation.Get<TimeProvider>().GetUtcNow();
            db.AuditEntries.Add(new AuditEntry(account.Id, userId: null, Actor, action, user.Email, what, ipAddress: null, now));
            member ??= db.Memberships.Local.Single(row => row.UserId == user.Id && row.AccountId == account.Id);
            await AccessNews.TellAsync(db, NewsOf(action), member, user, (Guid.Empty, ""), now, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        await operation.Output.WriteLineAsync(
            $"{user.Email} in {account.Number}: {(changed ? Done(action) : "nothing to change")} ({what}).");
        return ExitCode.Done;
    }

    private static AccessChange NewsOf(AuditAction action) => action switch
    {
        AuditAction.MemberActivated => AccessChange.Restored,
        AuditAction.MemberDeactivated => AccessChange.Ended,
        _ => AccessChange.Changed,
    };

    private static string Done(AuditAction action) => action switch
    {
        AuditAction.MemberGranted => "granted",
        AuditAction.MemberRevoked => "revoked",
        AuditAction.MemberActivated => "activated",
        _ => "deactivated",
    };

    private static Membership Required(Membership? member, CheckoutUser user, Account account) =>
        member ?? throw new RuleViolation($"{user.Email} is no member of {account.Number}.");

    internal static async Task<CheckoutUser> UserAsync(CheckoutDbContext db, string email, CancellationToken cancellation)
    {
        var normalized = new UpperInvariantLookupNormalizer().NormalizeEmail(email);
        return await db.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellation)
            ?? throw new RuleViolation($"There is no user {email}.");
    }

    internal static async Task<Account> AccountAsync(CheckoutDbContext db, string key, CancellationToken cancellation) =>
        await db.Accounts.SingleOrDefaultAsync(account => account.Number == key, cancellation)
        ?? await db.Accounts.SingleOrDefaultAsync(account => account.ExternalId == key, cancellation)
        ?? throw new RuleViolation($"There is no account with the number or external id “{key}”.");

    internal static async Task<Profile> ProfileAsync(CheckoutDbContext db, string name, Account account,
        CancellationToken cancellation) =>
        await db.Profiles.Of(account.Id).SingleOrDefaultAsync(row => row.Name == name, cancellation)
            ?? throw new RuleViolation($"There is no profile “{name}”.");

    internal static async Task<PermissionSet> SetAsync(CheckoutDbContext db, string name, Account account,
        CancellationToken cancellation) =>
        await db.PermissionSets.Of(account.Id).SingleOrDefaultAsync(set => set.Name == name, cancellation)
            ?? throw new RuleViolation($"There is no permission set “{name}”.");
}
