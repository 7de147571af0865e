namespace Checkout.Data.Contracts;

/// <summary>Lets a contract renew itself after all, until the last day for notice, and tells everybody who was told of the
/// notice.</summary>
public sealed class TakeRenewalNoticeBack(Submissions submissions, BusinessCalendar calendar)
{
    public Task<Outcome> RunAsync(Submission form, string slug, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var contract = await db.Contracts.Include(row => row.Contacts).SingleOrDefaultAsync(row => row.Slug == slug, token)
                ?? throw new NotFoundException();
            var notice = await OpenAsync(db, contract, token);
            contract.TakeNoticeBack(notice, form.UserName, now, calendar.DateAt(now));
            db.NotifyContacts(form, MessageKind.RenewalNoticeTakenBack, contract, notice!.Id, now);
            await db.NotifyExecutiveAsync(form, MessageKind.RenewalNoticeTakenBackForExecutive, notice.Id, now, token);
            return new Outcome.Done(
                DocumentPath.Of(DocumentKind.Contract, contract.Slug), AuditAction.RenewalNoticeTakenBack, contract.Number);
        }, cancellation);

    /// <summary>The notice that stands; null where none does.</summary>
    public static async Task<RenewalNotice?> OpenAsync(CheckoutDbContext db, Contract contract, CancellationToken cancellation) =>
        contract.NoticeGivenAt is null
            ? null
            : await db.RenewalNotices.Where(row => row.ContractId == contract.Id && row.TakenBackAt == null)
                .OrderByDescending(row => row.GivenAt).FirstOrDefaultAsync(cancellation);
}
