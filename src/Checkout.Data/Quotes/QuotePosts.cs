using Checkout.Data.Acceptances;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Quotes;

/// <summary>
/// What a member does with a quote besides accepting it: declining and asking. Each runs under the account's lock, so that of two people
/// who decide at the same moment one wins, and leaves its request key, so that sending a form twice does it once (A11).
/// </summary>
public sealed class QuotePosts(AccountTransactions transactions, BusinessCalendar calendar)
{
    public Task<QuotePostResult> DeclineAsync(QuotePost post, string? reason, CancellationToken cancellationToken) =>
        RunAsync(post, AuditAction.QuoteDeclined, reason, (_, quote, now) => Decline(post, quote, reason, now), cancellationToken);

    public Task<QuotePostResult> AskAsync(QuotePost post, string question, CancellationToken cancellationToken) =>
        RunAsync(post, AuditAction.QuoteAsked, question, (db, quote, now) => Ask(db, post, quote, question, now), cancellationToken);

    private Task<QuotePostResult> RunAsync(QuotePost post, AuditAction action, string? text, Verb verb, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => CarryOutAsync(db, post, action, text, verb, now, token), cancellationToken);

    private static async Task<QuotePostResult> CarryOutAsync(
        CheckoutDbContext db, QuotePost post, AuditAction action, string? text, Verb verb, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash(action.ToString(), text);
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal)
                ? new QuotePostResult.Repeated(before.ResultUrl)
                : new QuotePostResult.KeyReused(before.ResultUrl);
        }

        // With its lines, because the search text is kept from them whenever the quote is written.
        var quote = await db.Quotes.Include(row => row.Lines)
            .SingleOrDefaultAsync(row => row.Slug == post.Slug && row.Revision == post.Revision && row.Status != QuoteStatus.Draft, cancellationToken);
        if (quote is null)
        {
            return new QuotePostResult.NotFound();
        }

        var waited = quote.Status is QuoteStatus.PendingApproval;
        if (verb(db, quote, now) is not { } message)
        {
            return new QuotePostResult.Refused(quote);
        }

        if (waited && quote.Status is not QuoteStatus.PendingApproval)
        {
            await LapsedApprovals.CloseAsync(db, quote, post.UserId, now, cancellationToken);
        }

        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellationToken);
        db.OutboxMessages.Add(new OutboxMessage(message.Kind, executive.Email, executive.Name, post.AccountId, message.SubjectId, data: null, now));
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, action, quote.Number, $"Version {quote.Revision}", post.IpAddress, now));
        var resultUrl = $"/Quotes/{quote.Slug}";
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, action.ToString(), hash, resultUrl, now));
        return new QuotePostResult.Done(resultUrl);
    }

    private (MessageKind Kind, Guid SubjectId)? Decline(QuotePost post, Quote quote, string? reason, DateTimeOffset now)
    {
        var today = calendar.DateAt(now);
        if (!quote.CanDecline(today))
        {
            return null;
        }

        quote.Decline(post.UserName, reason, now, today);
        return (MessageKind.QuoteDeclined, quote.Id);
    }

    private static (MessageKind Kind, Guid SubjectId)? Ask(CheckoutDbContext db, QuotePost post, Quote quote, string question, DateTimeOffset now)
    {
        var asked = new QuoteQuestion(quote, post.UserId, post.UserName, question, now);
        db.QuoteQuestions.Add(asked);
        return (MessageKind.QuestionAsked, asked.Id);
    }

    /// <returns>The message to the account executive; null where the quote doesn't allow it any more.</returns>
    private delegate (MessageKind Kind, Guid SubjectId)? Verb(CheckoutDbContext db, Quote quote, DateTimeOffset now);
}
