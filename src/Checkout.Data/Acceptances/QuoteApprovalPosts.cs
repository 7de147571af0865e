using Checkout.Data.Quotes;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Acceptances;

/// <summary>
/// Gives a quote back that waits for approval: a second person with a reason, or the requester, who takes the request back. Under the account's
/// lock, so that of one who approves and one who returns at the same moment one wins (A11). Approving is accepting: <see cref="AcceptQuote"/>.
/// </summary>
public sealed class QuoteApprovalPosts(AccountTransactions transactions, BusinessCalendar calendar)
{
    /// <param name="reason">Why it is not approved; not needed from the requester.</param>
    public Task<QuotePostResult> ReturnAsync(QuotePost post, string? reason, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => ReturnAsync(db, post, reason, now, token), cancellationToken);

    /// <summary>The request that a quote waits for; null where it waits for none.</summary>
    public static async Task<QuoteApproval?> OpenAsync(CheckoutDbContext db, Quote quote, CancellationToken cancellationToken) => quote.Status is QuoteStatus.PendingApproval
        ? await db.QuoteApprovals.Where(row => row.QuoteId == quote.Id && row.State == ApprovalState.Requested).OrderByDescending(row => row.RequestedAt).FirstOrDefaultAsync(cancellationToken)
        : null;

    private async Task<QuotePostResult> ReturnAsync(CheckoutDbContext db, QuotePost post, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash(nameof(AuditAction.ApprovalReturned), reason);
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal)
                ? new QuotePostResult.Repeated(before.ResultUrl)
                : new QuotePostResult.KeyReused(before.ResultUrl);
        }

        // With its lines, because the search text is kept from them whenever the quote is written.
        var quote = await db.Quotes.Include(row => row.Lines).SingleOrDefaultAsync(row => row.Slug == post.Slug && row.Revision == post.Revision && row.Status != QuoteStatus.Draft, cancellationToken);
        if (quote is null)
        {
            return new QuotePostResult.NotFound();
        }

        var today = calendar.DateAt(now);
        if (!quote.CanReturnToActive(today) || await OpenAsync(db, quote, cancellationToken) is not { } request)
        {
            return new QuotePostResult.Refused(quote);
        }

        var own = request.RequestedById == post.UserId;
        if (!own && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation($"Say why, so that it can be put right.", "Reason");
        }

        request.Return(quote, post.UserId, post.UserName, reason, now, today);
        if (!own)
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.ApprovalReturned, request.RequestedByEmail, request.RequestedBy, post.AccountId, request.Id, data: null, now));
        }

        var action = own ? AuditAction.ApprovalWithdrawn : AuditAction.ApprovalReturned;
        var resultUrl = $"/Quotes/{quote.Slug}";
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, action, quote.Number, details: null, post.IpAddress, now));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, action.ToString(), hash, resultUrl, now));
        return new QuotePostResult.Done(resultUrl);
    }
}
