using Microsoft.AspNetCore.Identity;

namespace Checkout.Data.Users;

/// <summary>
/// What an account's administrators decide about its members: under the account's lock, told to the person and the other administrators,
/// and in the account's activity. The last administrator stays.
/// </summary>
public sealed class ManageMembers(Submissions submissions, CheckoutDbContexts contexts, BusinessCalendar calendar)
{
    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationIsGood = TimeSpan.FromDays(7);

    /// <summary>Where all members are listed.</summary>
    public const string Path = "/Users";

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    public static string PathOf(Guid memberId) => $"{Path}/{memberId:N}";

    /// <summary>Invites somebody by mail; who signs in here already is simply added.</summary>
    public async Task<Outcome> InviteAsync(Submission form, string email, string name, MemberTerms terms, CancellationToken cancellation)
    {
        Task<Outcome> Invite(CheckoutDbContext db, DateTimeOffset now, CancellationToken token) =>
            InviteAsync(db, form, email, name, terms, now, token);

        try
        {
            return await submissions.RunAsync(form, Invite, cancellation);
        }
        catch (DbUpdateException exception) when (IsTaken(exception))
        {
            // Another account invited the same person at the same moment: by now there is a user to add.
            return await submissions.RunAsync(form, Invite, cancellation);
        }
    }

    /// <summary>Gives a member another profile, other permission sets or another end.</summary>
    public Task<Outcome> ChangeAsync(Submission form, Guid memberId, MemberTerms terms, CancellationToken cancellation) =>
        DecideAsync(form, memberId, AccessChange.Changed, AuditAction.MemberChanged, async (db, member, now, token) =>
        {
            if (await terms.ReadAsync(db, token) is not var (profile, sets))
            {
                return new Outcome.Changed($"A profile or permission set that you chose no longer exists. Nothing was changed.");
            }

            if (WhyNotUntil(terms.EndsOn, now) is { } why)
            {
                return why;
            }

            var before = member.Description.Stored();
            terms.ApplyTo(member, profile, sets);
            return member.Description.Stored() == before
                ? new Outcome.Unchanged(PathOf(memberId), $"Nothing has changed: this is the access that was set before.") : null;
        }, cancellation);

    /// <summary>Ends a member's access to this account, or revokes the invitation.</summary>
    public Task<Outcome> EndAsync(Submission form, Guid memberId, CancellationToken cancellation) =>
        DecideAsync(form, memberId, AccessChange.Ended, AuditAction.MemberDeactivated, (_, member, _, _) =>
        {
            if (!member.Active)
            {
                return Task.FromResult<Outcome?>(new Outcome.Changed($"This access has ended already."));
            }

            member.Deactivate();
            return Task.FromResult<Outcome?>(null);
        }, cancellation);

    public Task<Outcome> RevokeInvitationAsync(Submission form, Guid memberId, CancellationToken cancellation) =>
        DecideAsync(form, memberId, AccessChange.InvitationRevoked, AuditAction.InvitationRevoked, (_, member, _, _) =>
        {
            if (member.Active || !member.IsInvited)
            {
                return Task.FromResult<Outcome?>(new Outcome.Changed($"No invitation is open."));
            }

            member.Deactivate();
            return Task.FromResult<Outcome?>(null);
        }, cancellation);

    /// <summary>Takes an end back. Who never got in is invited again.</summary>
    public Task<Outcome> RestoreAsync(Submission form, Guid memberId, CancellationToken cancellation) =>
        DecideAsync(form, memberId, AccessChange.Restored, AuditAction.MemberActivated, (_, member, now, _) =>
        {
            if (member.Active)
            {
                return Task.FromResult<Outcome?>(new Outcome.Changed($"This person has access already."));
            }

            if (member.EndsOn < calendar.DateAt(now))
            {
                member.EndOn(null);
            }

            member.Activate();
            return Task.FromResult<Outcome?>(null);
        }, cancellation);

    /// <summary>Sends the invitation again; the link of the one before stops working.</summary>
    public Task<Outcome> InviteAgainAsync(Submission form, Guid memberId, CancellationToken cancellation) =>
        DecideAsync(form, memberId, AccessChange.Invited, AuditAction.MemberInvited, async (db, member, now, token) =>
        {
            var user = await db.Users.SingleAsync(row => row.Id == member.UserId, token);
            if (user.HasArrived)
            {
                return new Outcome.Changed($"{user.DisplayName} signs in here already and needs no invitation.");
            }

            Invite(db, member, user, form.UserName, now);
            return null;
        }, cancellation);

    /// <summary>Ends every session of a member, in every account: for a lost telephone.</summary>
    public Task<Outcome> SignOutAsync(Submission form, Guid memberId, CancellationToken cancellation) =>
        DecideAsync(form, memberId, AccessChange.SignedOut, AuditAction.MemberSignedOut, async (db, member, _, token) =>
        {
            (await db.Users.SingleAsync(row => row.Id == member.UserId, token)).EndSessions();
            return null;
        }, cancellation);

    /// <summary>Opens an invitation and queues its mail.</summary>
    public static void Invite(CheckoutDbContext db, Membership member, CheckoutUser user, string by, DateTimeOffset now)
    {
        member.Invite(by, now, InvitationIsGood);
        db.OutboxMessages.Add(new OutboxMessage(MessageKind.Invitation, user.Email!, user.DisplayName, member.AccountId, member.Id,
            data: null, now));
    }

    private async Task<Outcome> InviteAsync(CheckoutDbContext db, Submission form, string email, string name, MemberTerms terms,
        DateTimeOffset now, CancellationToken cancellation)
    {
        if (await terms.ReadAsync(db, cancellation) is not var (profile, sets))
        {
            return new Outcome.Changed($"A profile or permission set that you chose no longer exists. Nobody was invited.");
        }

        if (WhyNotUntil(terms.EndsOn, now) is { } why)
        {
            return why;
        }

        var normalized = Normalizer.NormalizeEmail(email);
        var user = await db.Users.SingleOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellation);
        RuleViolation.ThrowIf(user is { Active: false },
            $"The sign-in of this address has been turned off. Our billing department can turn it on again.",
                "Email");

        var member = user is null ? null
            : await db.Memberships.WithRights().SingleOrDefaultAsync(row => row.UserId == user.Id, cancellation);
        if (user is not null && member is not null)
        {
            return new Outcome.Refused(member.Active ? (Sentence)$"{user.DisplayName} has access to this account already."
                : member.IsInvited ? (Sentence)$"{user.DisplayName} is invited already. You can send the invitation again."
                : $"{user.DisplayName} had access before. Give it back on that person’s page.", "Email");
        }

        if (user is null)
        {
            user = new CheckoutUser(email, name);
            db.Users.Add(user);
        }

        member = new Membership(form.AccountId, user.Id, profile);
        terms.ApplyTo(member, profile, sets);
        db.Memberships.Add(member);
        if (!user.HasArrived)
        {
            member.AwaitAcceptance();
            Invite(db, member, user, form.UserName, now);
        }

        await AccessNews.TellAsync(db, user.HasArrived ? AccessChange.Added : AccessChange.Invited, member, user,
            (form.UserId, form.UserName), now, cancellation);
        return new Outcome.Done(PathOf(member.Id), user.HasArrived ? AuditAction.MemberGranted : AuditAction.MemberInvited, user.Email,
            member.Description);
    }

    private Task<Outcome> DecideAsync(Submission form, Guid memberId, AccessChange change, AuditAction action,
        Func<CheckoutDbContext, Membership, DateTimeOffset, CancellationToken, Task<Outcome?>> decide, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var member = await db.Memberships.WithRights().SingleOrDefaultAsync(row => row.Id == memberId, token)
                ?? throw new NotFoundException();
            var counted = Administrators.Counts(member);
            if (await decide(db, member, now, token) is { } otherwise)
            {
                return otherwise;
            }

            RuleViolation.ThrowIf(counted ? await Administrators.WhyNotAsync(db, token) : null);

            var user = await db.Users.SingleAsync(row => row.Id == member.UserId, token);
            await AccessNews.TellAsync(db, change, member, user, (form.UserId, form.UserName), now, token);
            return new Outcome.Done(PathOf(memberId), action, user.Email, member.Description);
        }, cancellation);

    private Outcome.Refused? WhyNotUntil(DateOnly? endsOn, DateTimeOffset now) => endsOn < calendar.DateAt(now)
        ? new Outcome.Refused($"Choose today or a later day, or leave it blank for no end.", nameof(MemberTerms.EndsOn)) : null;

    private bool IsTaken(DbUpdateException exception)
    {
        using var db = contexts.Unscoped();
        return db.IsUniqueViolation(exception);
    }
}
