using System.CommandLine;
using System.Net.Mail;
using Checkout.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Cli.Commands;

/// <summary>People without a password: they are made here, and get a link to choose one. The portal makes the link when it mails
/// it.</summary>
internal static class NewUsers
{
    public static async Task<int> AddAsync(Operation operation, UserOptions options, CancellationToken cancellation)
    {
        var email = operation.Parsed.GetRequiredValue(options.RequiredEmail).Trim();
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            throw new RuleViolation($"“{email}” is no e-mail address.");
        }

        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var normalized = new UpperInvariantLookupNormalizer().NormalizeEmail(email);
        if (await db.Users.AnyAsync(row => row.NormalizedEmail == normalized || row.NormalizedUserName == normalized, cancellation))
        {
            throw new RuleViolation($"There is a user {email} already. “checkout users grant” makes a user a member of an account.");
        }

        var account = await UsersCommand.AccountAsync(db, operation.Parsed.GetRequiredValue(options.RequiredAccount), cancellation);
        var profile = operation.Parsed.GetRequiredValue(options.RequiredProfile);
        var setName = operation.Parsed.GetValue(options.PermissionSet);
        var user = new CheckoutUser(email, operation.Parsed.GetRequiredValue(options.Name).Trim()) { EmailConfirmed = true };
        var member = new Membership(account.Id, user.Id, await UsersCommand.ProfileAsync(db, profile, cancellation));
        if (setName is not null)
        {
            member.Grant(await UsersCommand.SetAsync(db, setName, cancellation));
        }

        db.Users.Add(user);
        db.Memberships.Add(member);
        var now = operation.Get<TimeProvider>().GetUtcNow();
        db.AuditEntries.Add(new AuditEntry(account.Id, userId: null, UsersCommand.Actor, AuditAction.MemberGranted, email,
            string.Join(", ", new[] { profile, setName }.OfType<string>()), ipAddress: null, now));
        db.OutboxMessages.Add(Invitation(user, now));
        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync(
            $"{email} is a member of {account.Number} ({account.Name}). The portal mails a link to choose a password.");
        return ExitCode.Done;
    }

    public static async Task<int> InviteAsync(Operation operation, UserOptions options, CancellationToken cancellation)
    {
        var (email, key) = (operation.Parsed.GetValue(options.Email), operation.Parsed.GetValue(options.Account));
        if (email is null == key is null)
        {
            await operation.Error.WriteLineAsync("Say --email or --account.");
            return ExitCode.Usage;
        }

        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        List<CheckoutUser> users;
        if (email is not null)
        {
            users = [await UsersCommand.UserAsync(db, email, cancellation)];
        }
        else
        {
            var account = await UsersCommand.AccountAsync(db, key!, cancellation);
            users = await db.Users
                .Where(user => db.Memberships.Any(row => row.UserId == user.Id && row.AccountId == account.Id && row.Active))
                .OrderBy(user => user.NormalizedEmail).ToListAsync(cancellation);
        }

        var now = operation.Get<TimeProvider>().GetUtcNow();
        var invited = users.Where(user => user is { Active: true, PasswordHash: null }).ToList();
        db.OutboxMessages.AddRange(invited.Select(user => Invitation(user, now)));
        await db.SaveChangesAsync(cancellation);
        await operation.Output.WriteLineAsync(FormattableString
            .Invariant($"{invited.Count} invited; {users.Count - invited.Count} have a password already or are deactivated."));
        return ExitCode.Done;
    }

    private static OutboxMessage Invitation(CheckoutUser user, DateTimeOffset now) =>
        new(MessageKind.Invitation, user.Email!, user.DisplayName, accountId: null, user.Id, data: null, now);
}
