using System.Globalization;
using Checkout.Data.Numbering;
using Checkout.Data.Quotes;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Buying;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Buying;

/// <summary>
/// Renewals that a customer makes (R10): quantities for the next term become a quote of the account's own that carries what it renews, or
/// the next revision of one. Under the account's lock, once per request key (A11).
/// </summary>
public sealed class OwnRenewals(AccountTransactions transactions, BusinessCalendar calendar, BuyingPolicy policy)
{
    /// <param name="post">Names the contract; a start is not chosen, it follows from the contract's end.</param>
    public Task<OwnQuoteResult> SaveAsync(OwnQuotePost post, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => SaveAsync(db, post, now, token), cancellationToken);

    /// <summary>The renewal of a contract's next term that the account has made already and may still edit; null where there is none.</summary>
    public static Task<Quote?> OpenAsync(CheckoutDbContext db, Guid contractId, DateOnly contractEndsOn, CancellationToken cancellationToken) =>
        db.Quotes.Include(row => row.Lines)
            .Where(row => row.ContractId == contractId && row.ContractEndsOn == contractEndsOn && row.Origin == QuoteOrigin.Customer && row.Type == QuoteType.Renewal && row.Status == QuoteStatus.Active)
            .OrderByDescending(row => row.Revision).ThenByDescending(row => row.Ordinal).FirstOrDefaultAsync(cancellationToken);

    private async Task<OwnQuoteResult> SaveAsync(CheckoutDbContext db, OwnQuotePost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal)
                ? new OwnQuoteResult.Repeated(before.ResultUrl)
                : new OwnQuoteResult.KeyReused(before.ResultUrl);
        }

        var context = await ContextAsync(db, post.Contract!, policy, calendar.DateAt(now), cancellationToken);
        if (context.Contract is not { } contract)
        {
            return new OwnQuoteResult.NotFound();
        }

        var revised = await OpenAsync(db, contract.Id, contract.EndsOn, cancellationToken);
        if (revised is not null && (post.Revises?.Slug != revised.Slug || post.Revises?.Revision != revised.Revision))
        {
            return new OwnQuoteResult.EditedMeanwhile(revised);
        }

        var bySku = context.Products.ToDictionary(product => product.Sku, product => product.Id, StringComparer.OrdinalIgnoreCase);
        var priced = RenewalPricing.Of([.. post.Picked.Where(line => bySku.ContainsKey(line.Sku)).Select(line => new ChosenProduct(bySku[line.Sku], line.Quantity))], context);
        if (!priced.IsComplete)
        {
            return new OwnQuoteResult.Refused(priced);
        }

        var number = revised is null
            ? await Slugs.AllotAsync<Quote>(db, await Numbers.QuoteAsync(db, cancellationToken), cancellationToken)
            : new AllottedNumber(revised.Number, revised.Slug);
        revised?.Supersede(now);
        var quote = OwnQuote.Renewing(priced, context, number.Number, (revised?.Revision ?? 0) + 1, post.UserId, number.Slug);
        quote.Publish(now, context.Today);
        quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, context.Today, cancellationToken)).Figures);
        db.Quotes.Add(quote);

        var action = revised is null ? AuditAction.QuoteSaved : AuditAction.QuoteRevised;
        var executive = context.Account.Executive;
        var resultUrl = $"/Quotes/{quote.Slug}";
        db.OutboxMessages.Add(new OutboxMessage(MessageKind.OwnQuoteSaved, executive.Email, executive.Name, post.AccountId, quote.Id, data: null, now));
        db.AuditEntries.Add(new AuditEntry(
            post.AccountId, post.UserId, post.UserEmail, action, quote.Number, string.Create(CultureInfo.InvariantCulture, $"Version {quote.Revision}"), post.IpAddress, now));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, action.ToString(), hash, resultUrl, now));
        return new OwnQuoteResult.Saved(quote, resultUrl);
    }

    /// <summary>What a renewal is judged and priced by; units that ended with the contract are among them. No contract where the account has no such.</summary>
    public static async Task<BuyingContext> ContextAsync(CheckoutDbContext db, string slug, BuyingPolicy policy, DateOnly today, CancellationToken cancellationToken)
    {
        var context = await BuyingQuery.ForAsync(db, contracts => contracts.FirstOrDefault(contract => string.Equals(contract.Slug, slug, StringComparison.Ordinal)), policy, today, cancellationToken);
        if (context.Contract is not { } found)
        {
            return context;
        }

        var contract = await db.Contracts.AsNoTracking().Include(row => row.Terms).Include(row => row.Contacts).AsSplitQuery().SingleAsync(row => row.Id == found.Id, cancellationToken);
        var own = await db.InstalledProducts.AsNoTracking().Where(unit => unit.ContractId == contract.Id).ToListAsync(cancellationToken);
        return context with { Contract = contract, Installed = [.. context.Installed.Where(unit => unit.ContractId != contract.Id), .. own] };
    }
}
