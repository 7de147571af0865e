namespace Checkout.Data.Users;

/// <summary>A member without Manage Billing asks for it; an administrator grants or refuses it with one click.</summary>
public sealed class AskForAccess(Submissions submissions)
{
    /// <summary>The permission set that a granted request gives.</summary>
    public const string Given = "Billing access";

    /// <summary>Where an administrator answers.</summary>
    public static string PathOf(Guid requestId) => $"{ManageMembers.Path}/Requests/{requestId:N}";

    /// <param name="note">Why, in the member's words; null for none.</param>
    public Task<Outcome> RunAsync(Submission form, string? note, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var member = await db.Memberships.WithRights().SingleOrDefaultAsync(row => row.UserId == form.UserId && row.Active, token)
                ?? throw new NotFoundException();

            if (member.Rights.ManagesBilling)
            {
                return new Outcome.Unchanged("/", $"You have access already.");
            }

            if (await db.AccessRequests.AnyAsync(row => row.MembershipId == member.Id && row.Answer == null, token))
            {
                return new Outcome.Unchanged("/WhomToAsk", $"You have asked already. Your administrators have an e-mail and a notice.");
            }

            var administrators = await PermittedMembers.OfAsync(db, rights => rights.IsAdministrator, token);
            if (administrators.Count == 0)
            {
                return new Outcome.Changed($"Nobody at your company can give you access yet. Our billing department can.");
            }

            var request = new AccessRequest(member, note, now);
            db.AccessRequests.Add(request);
            db.OutboxMessages.AddRange(administrators.Select(reader => new OutboxMessage(MessageKind.AccessRequested, reader.Email,
                reader.Name, form.AccountId, request.Id, data: null, now)));
            return new Outcome.Done("/WhomToAsk", AuditAction.AccessRequested, form.UserEmail);
        }, cancellation);

    public Task<Outcome> AnswerAsync(Submission form, Guid requestId, AccessAnswer answer, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var request = await db.AccessRequests.SingleOrDefaultAsync(row => row.Id == requestId, token) ?? throw new NotFoundException();

            request.Decide(answer, form.UserName, now);
            var member = await db.Memberships.WithRights().SingleAsync(row => row.Id == request.MembershipId, token);
            var user = await db.Users.SingleAsync(row => row.Id == member.UserId, token);
            var by = (form.UserId, form.UserName);
            if (answer is AccessAnswer.Refused)
            {
                await AccessNews.TellAsync(db, AccessChange.Refused, member, user, by, now, token);
                return new Outcome.Done(ManageMembers.Path, AuditAction.AccessRefused, user.Email);
            }

            if (!member.Active)
            {
                return new Outcome.Changed(
                    $"{user.DisplayName}’s access to this account has ended since. Give it back on that person’s page.");
            }

            member.Grant(await db.PermissionSets.SingleAsync(row => row.Name == Given && row.OwnerId == Guid.Empty, token));
            await AccessNews.TellAsync(db, AccessChange.Changed, member, user, by, now, token);
            return new Outcome.Done(ManageMembers.PathOf(member.Id), AuditAction.MemberGranted, user.Email, $"{Given}");
        }, cancellation);
}
