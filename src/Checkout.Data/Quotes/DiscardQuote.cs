using Checkout.Data.Acceptances;

namespace Checkout.Data.Quotes;

/// <summary>Puts a quote of the account's own away. One that the account executive made is declined instead.</summary>
public sealed class DiscardQuote(Submissions submissions, BusinessCalendar calendar)
{
    public Task<Outcome> RunAsync(Submission form, string slug, int revision, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var quote = await db.NewestOwnAsync(slug, token) ?? throw new NotFoundException();

            if (!quote.CanDiscard || quote.Revision != revision)
            {
                return quote.Changed(calendar.DateAt(now), calendar.Zone);
            }

            await LapsedApprovals.CloseAsync(db, quote, form.UserId, now, token);
            quote.Discard(form.UserName, now);
            return new Outcome.Done(
                DocumentPath.Of(DocumentKind.Quote, quote.Slug), AuditAction.QuoteDiscarded, quote.Number, $"Version {quote.Revision}");
        }, cancellation);
}
