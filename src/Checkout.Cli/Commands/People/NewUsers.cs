using System.Net.Mail;
using Checkout.Data.Identity;
using Checkout.Data.Seeding;
using Checkout.Data.Users;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Cli.Commands.People;

/// <summary>People without a password: they are made here, and get a link to choose one. The portal makes the link when it mails
/// it.</summary>
internal static class NewUsers
{
    public static Task<int> AddAsync(Operation operation, UserOptions options, CancellationToken cancellation) =>
        AddAsync(operation, operation.Parsed.GetRequiredValue(options.RequiredEmail).Trim(),
            operation.Parsed.GetRequiredValue(options.Name).Trim(), operation.Parsed.GetRequiredValue(options.RequiredAccount),
            operation.Parsed.GetRequiredValue(options.RequiredProfile), operation.Parsed.GetValue(options.PermissionSet), cancellation);

    private static async Task<int> AddAsync(Operation operation, string email, string name, string accountKey, string profile,
        string? setName, CancellationToken cancellation)
    {
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            throw new RuleViolation($"“{email}” is no e-mail address.");
        }

        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var normalized = new UpperInvariantLookupNormalizer().NormalizeEmail(email);
        RuleViolation.ThrowIf(
            await db.Users.AnyAsync(row => row.NormalizedEmail == normalized || row.NormalizedUserName == normalized, cancellation),
            $"There is a user {email} already. “checkout users grant” makes a user a member of an account.");

        var account = await UsersCommand.AccountAsync(db, accountKey, cancellation);
        var user = new CheckoutUser(email, name);
        var member = new Membership(account.Id, user.Id, await UsersCommand.ProfileAsync(db, profile, account, cancellation));
        if (setName is not null)
        {
            member.Grant(await UsersCommand.SetAsync(db, setName, account, cancellation));
        }

        db.Users.Add(user);
        db.Memberships.Add(member);
        var now = operation.Get<TimeProvider>().GetUtcNow();
        db.AuditEntries.Add(new AuditEntry(account.Id, userId: null, UsersCommand.Actor, AuditAction.MemberGranted, email,
            string.Join(", ", new[] { profile, setName }.OfType<string>()), ipAddress: null, now));
        ManageMembers.Invite(db, member, user, UsersCommand.Actor, now);
        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync(
            $"{email} is a member of {account.Number} ({account.Name}). The portal mails a link to choose a password.");
        return ExitCode.Done;
    }

    public static async Task<int> InviteAsync(Operation operation, UserOptions options, CancellationToken cancellation)
    {
        var (email, key) = (operation.Parsed.GetValue(options.Email), operation.Parsed.GetValue(options.Account));
        var name = operation.Parsed.GetValue(options.NewName);
        if (name is not null && email is not null && key is not null)
        {
            return await AddAsync(operation, email.Trim(), name.Trim(), key, DatabaseSetup.SystemAdministrator, setName: null,
                cancellation);
        }

        if (email is null == key is null || name is not null)
        {
            await operation.Error.WriteLineAsync("Say --email or --account; or all of --email, --account and --name.");
            return ExitCode.Usage;
        }

        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var account = key is null ? null : await UsersCommand.AccountAsync(db, key, cancellation);
        List<CheckoutUser> users;
        if (email is not null)
        {
            users = [await UsersCommand.UserAsync(db, email, cancellation)];
        }
        else
        {
            users = await db.Users
                .Where(user => db.Memberships.Any(row => row.UserId == user.Id && row.AccountId == account!.Id && row.Active))
                .OrderBy(user => user.NormalizedEmail).ToListAsync(cancellation);
        }

        var now = operation.Get<TimeProvider>().GetUtcNow();
        var invited = users.Where(user => user is { Active: true, PasswordHash: null }).ToList();
        foreach (var user in invited)
        {
            var member = await db.Memberships.Where(row => row.UserId == user.Id && row.Active)
                .OrderByDescending(row => account != null && row.AccountId == account.Id).ThenBy(row => row.Ordinal)
                .FirstOrDefaultAsync(cancellation)
                ?? throw new RuleViolation($"{user.Email} belongs to no account. “checkout users grant” makes a user a member of one.");
            ManageMembers.Invite(db, member, user, UsersCommand.Actor, now);
        }

        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString
            .Invariant($"{invited.Count} invited; {users.Count - invited.Count} have a password already or are deactivated."));
        return ExitCode.Done;
    }
}
