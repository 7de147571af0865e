using Checkout.Data.Acceptances;

namespace Checkout.Data.Quotes;

/// <summary>Turns a version of a quote down, and tells the account executive. Of two who decide at the same moment one wins.</summary>
public sealed class DeclineQuote(Submissions submissions, BusinessCalendar calendar)
{
    public Task<Outcome> RunAsync(Submission form, string slug, int revision, string? reason, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var quote = await db.VersionAsync(slug, revision, token) ?? throw new NotFoundException();
            var today = calendar.DateAt(now);
            if (!quote.CanDecline(today))
            {
                return quote.Changed(today, calendar.Zone);
            }

            quote.Decline(form.UserName, reason, now, today);
            await LapsedApprovals.CloseAsync(db, quote, form.UserId, now, token);
            await db.NotifyExecutiveAsync(form, MessageKind.QuoteDeclined, quote.Id, now, token);
            return new Outcome.Done(
                DocumentPath.Of(DocumentKind.Quote, quote.Slug), AuditAction.QuoteDeclined, quote.Number, $"Version {quote.Revision}");
        }, cancellation);
}
