using System.Globalization;
using Checkout.Data.Acceptances;
using Checkout.Data.Numbering;
using Checkout.Data.Quotes;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Buying;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Buying;

/// <summary>
/// Quotes that a customer makes: a selection is saved as a quote, an edit is its next revision with new prices (R8), and it can be
/// discarded until it is accepted. Each under the account's lock, once per request key (A11).
/// </summary>
public sealed class OwnQuotes(AccountTransactions transactions, BusinessCalendar calendar, BuyingPolicy policy)
{
    public Task<OwnQuoteResult> SaveAsync(OwnQuotePost post, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => SaveAsync(db, post, now, token), cancellationToken);

    public Task<QuotePostResult> DiscardAsync(QuotePost post, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => DiscardAsync(db, post, now, token), cancellationToken);

    private async Task<OwnQuoteResult> SaveAsync(CheckoutDbContext db, OwnQuotePost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal)
                ? new OwnQuoteResult.Repeated(before.ResultUrl)
                : new OwnQuoteResult.KeyReused(before.ResultUrl);
        }

        Quote? revised = null;
        if (post.Revises is { } revises)
        {
            revised = await NewestAsync(db, revises.Slug, cancellationToken);
            if (revised is null)
            {
                return new OwnQuoteResult.NotFound();
            }

            if (!revised.CanRevise)
            {
                return new OwnQuoteResult.Closed(revised);
            }

            if (revised.Revision != revises.Revision)
            {
                return new OwnQuoteResult.EditedMeanwhile(revised);
            }
        }

        var today = calendar.DateAt(now);
        var context = await BuyingQuery.ForAsync(db, Choose(post), policy, today, cancellationToken);
        if (post.Contract is not null && context.Contract is null)
        {
            return new OwnQuoteResult.NotFound();
        }

        var priced = SelectionPricing.Of(SelectionOf(post, context), context);
        return priced.IsComplete
            ? await WriteAsync(db, post, hash, revised, priced, context, now, cancellationToken)
            : new OwnQuoteResult.Refused(priced);
    }

    private static async Task<OwnQuoteResult> WriteAsync(
        CheckoutDbContext db, OwnQuotePost post, string hash, Quote? revised, PricedSelection priced, BuyingContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = revised is null
            ? await Slugs.AllotAsync<Quote>(db, await Numbers.QuoteAsync(db, cancellationToken), cancellationToken)
            : new AllottedNumber(revised.Number, revised.Slug);
        revised?.Supersede(now);
        var quote = OwnQuote.Of(priced, context, number.Number, (revised?.Revision ?? 0) + 1, post.UserId, number.Slug);
        quote.Publish(now, context.Today);
        quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, context.Today, cancellationToken)).Figures);
        db.Quotes.Add(quote);

        var action = revised is null ? AuditAction.QuoteSaved : AuditAction.QuoteRevised;
        var executive = context.Account.Executive;
        var resultUrl = $"/Quotes/{quote.Slug}";
        db.OutboxMessages.Add(new OutboxMessage(MessageKind.OwnQuoteSaved, executive.Email, executive.Name, post.AccountId, quote.Id, data: null, now));
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, action, quote.Number, Version(quote), post.IpAddress, now));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, action.ToString(), hash, resultUrl, now));
        return new OwnQuoteResult.Saved(quote, resultUrl);
    }

    private static async Task<QuotePostResult> DiscardAsync(CheckoutDbContext db, QuotePost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash(nameof(AuditAction.QuoteDiscarded), text: null);
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal)
                ? new QuotePostResult.Repeated(before.ResultUrl)
                : new QuotePostResult.KeyReused(before.ResultUrl);
        }

        var quote = await NewestAsync(db, post.Slug, cancellationToken);
        if (quote is null)
        {
            return new QuotePostResult.NotFound();
        }

        if (!quote.CanDiscard || quote.Revision != post.Revision)
        {
            return new QuotePostResult.Refused(quote);
        }

        if (quote.Status is QuoteStatus.PendingApproval)
        {
            await LapsedApprovals.CloseAsync(db, quote, post.UserId, now, cancellationToken);
        }

        quote.Discard(post.UserName, now);
        var resultUrl = $"/Quotes/{quote.Slug}";
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, AuditAction.QuoteDiscarded, quote.Number, Version(quote), post.IpAddress, now));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, nameof(AuditAction.QuoteDiscarded), hash, resultUrl, now));
        return new QuotePostResult.Done(resultUrl);
    }

    // With its lines, because the search text is kept from them whenever the quote is written.
    private static Task<Quote?> NewestAsync(CheckoutDbContext db, string slug, CancellationToken cancellationToken) =>
        db.Quotes.Include(row => row.Lines)
            .Where(row => row.Slug == slug && row.Origin == QuoteOrigin.Customer)
            .OrderByDescending(row => row.Revision)
            .FirstOrDefaultAsync(cancellationToken);

    private static Func<IReadOnlyList<Contract>, Contract?> Choose(OwnQuotePost post) =>
        contracts => post.Contract is null ? null : contracts.FirstOrDefault(contract => string.Equals(contract.Slug, post.Contract, StringComparison.Ordinal));

    private static Selection SelectionOf(OwnQuotePost post, BuyingContext context)
    {
        var bySku = context.Products.ToDictionary(product => product.Sku, product => product.Id, StringComparer.OrdinalIgnoreCase);
        return new Selection(
            post.StartsOn,
            [
                .. post.Picked.Select(line => bySku.TryGetValue(line.Sku, out var id)
                    ? new ChosenProduct(id, line.Quantity)
                    : throw new RuleViolation($"There is no product {line.Sku}.")),
            ]);
    }

    private static string Version(Quote quote) => string.Create(CultureInfo.InvariantCulture, $"Version {quote.Revision}");
}
