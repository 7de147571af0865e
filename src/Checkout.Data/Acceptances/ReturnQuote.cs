using Checkout.Data.Quotes;

namespace Checkout.Data.Acceptances;

/// <summary>
/// Gives a quote back that waits for approval: a second person with a reason, or the requester, who takes the request back. Of one who
/// approves and one who returns at the same moment one wins (A11). Approving is accepting: <see cref="AcceptQuote"/>.
/// </summary>
public sealed class ReturnQuote(Submissions submissions, BusinessCalendar calendar)
{
    /// <param name="reason">Why it is not approved; not needed from the requester.</param>
    public Task<Outcome> RunAsync(Submission form, string slug, int revision, string? reason, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var quote = await db.VersionAsync(slug, revision, token) ?? throw new NotFoundException();
            var today = calendar.DateAt(now);
            if (!quote.CanReturnToActive(today) || await OpenAsync(db, quote, token) is not { } request)
            {
                return new Outcome.Changed(WhyNot(quote, today, calendar.Zone));
            }

            var own = request.RequestedById == form.UserId;
            RuleViolation.ThrowIf(!own && string.IsNullOrWhiteSpace(reason), $"Say why, so that it can be corrected.", "Reason");

            request.Return(quote, form.UserId, form.UserName, reason, now, today);
            if (!own)
            {
                db.OutboxMessages.Add(new OutboxMessage(
                    MessageKind.ApprovalReturned, request.RequestedByEmail, request.RequestedBy, form.AccountId, request.Id, data: null,
                    now));
            }

            var action = own ? AuditAction.ApprovalWithdrawn : AuditAction.ApprovalReturned;
            return new Outcome.Done(DocumentPath.Of(DocumentKind.Quote, quote.Slug), action, quote.Number);
        }, cancellation);

    /// <summary>The request that a quote waits for; null where it waits for none.</summary>
    public static async Task<QuoteApproval?> OpenAsync(CheckoutDbContext db, Quote quote, CancellationToken cancellation) =>
        quote.Status is not QuoteStatus.PendingApproval
            ? null
            : await db.QuoteApprovals.Where(row => row.QuoteId == quote.Id && row.State == ApprovalState.Requested)
                .OrderByDescending(row => row.RequestedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Why a quote that does not wait can't be returned.</summary>
    public static Sentence WhyNot(Quote quote, DateOnly today, TimeZoneInfo vendorZone) =>
        quote.WhyNotOpen(today, vendorZone) ?? $"{quote.Number} is not waiting for approval.";
}
