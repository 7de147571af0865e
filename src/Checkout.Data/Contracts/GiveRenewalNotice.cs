namespace Checkout.Data.Contracts;

/// <summary>
/// Says that a contract shall not renew itself, until the last day for notice: with who and why, and mails to the billing contacts and the
/// account executive.
/// </summary>
public sealed class GiveRenewalNotice(Submissions submissions, BusinessCalendar calendar)
{
    public Task<Outcome> RunAsync(Submission form, string slug, string reason, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var contract = await db.Contracts.Include(row => row.Contacts).SingleOrDefaultAsync(row => row.Slug == slug, token)
                ?? throw new NotFoundException();
            var notice = contract.GiveNotice(reason, form.UserId, form.UserName, now, calendar.DateAt(now));
            db.RenewalNotices.Add(notice);
            db.NotifyContacts(form, MessageKind.RenewalNoticeGiven, contract, notice.Id, now);
            await db.NotifyExecutiveAsync(form, MessageKind.RenewalNoticeGivenForExecutive, notice.Id, now, token);
            return new Outcome.Done(DocumentPath.Of(DocumentKind.Contract, contract.Slug), AuditAction.RenewalNoticeGiven, contract.Number);
        }, cancellation);
}
