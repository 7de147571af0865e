using Checkout.Data.Quotes;

namespace Checkout.Data.Buying;

/// <summary>
/// Saves a selection as a quote that the customer makes; an edit is its next revision with new prices (R8). It holds additions, or the
/// quantities of a contract's next term (R10).
/// </summary>
public sealed class SaveSelection(Submissions submissions, BusinessCalendar calendar, BuyingPolicy policy)
{
    /// <param name="Contract">The slug of the contract that was shown; null for a first contract.</param>
    /// <param name="Revises">The quote that is edited, and its revision as the editor saw it; null for a new quote.</param>
    public sealed record Terms(string? Contract, Selection Selection, (string Slug, int Revision)? Revises);

    /// <summary>Somebody saved another revision meanwhile, or the first renewal of the term; nothing was written.</summary>
    /// <param name="Current">The quote as it is now, with its lines.</param>
    public sealed record EditedMeanwhile(Quote Current) : Outcome;

    public Task<Outcome> RunAsync(Submission form, Terms terms, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var today = calendar.DateAt(now);
            var context = await BuyingQuery.ForAsync(
                db, new ContractWish(terms.Contract), terms.Selection.Renews, policy, today, token);
            if (terms.Contract is not null && context.Contract is null)
            {
                return new Outcome.NotFound();
            }

            var (revised, refusal) = await RevisedAsync(db, terms, context, token);
            return refusal ?? await SaveAsync(db, form, terms.Selection, revised, context, now, token);
        }, cancellation);

    /// <summary>The renewal of a contract's next term that the account has made and may still edit; null where there is none.</summary>
    public static Task<Quote?> OpenRenewalAsync(CheckoutDbContext db, Contract contract, CancellationToken cancellation) =>
        db.Quotes.Include(row => row.Lines)
            .Where(row => row.ContractId == contract.Id && row.ContractEndsOn == contract.EndsOn
                && row.Origin == QuoteOrigin.Customer && row.Type == QuoteType.Renewal && row.Status == QuoteStatus.Active)
            .OrderByDescending(row => row.Revision).ThenByDescending(row => row.Ordinal).FirstOrDefaultAsync(cancellation);

    private async Task<(Quote? Revised, Outcome? Refusal)> RevisedAsync(
        CheckoutDbContext db, Terms terms, BuyingContext context, CancellationToken cancellation)
    {
        if (terms.Revises is not var (slug, revision))
        {
            // One renewal per term: a second one is an edit of the first.
            return terms.Selection.Renews && await OpenRenewalAsync(db, context.Contract!, cancellation) is { } first
                ? (null, new EditedMeanwhile(first))
                : (null, null);
        }

        var (renews, contract) = (terms.Selection.Renews, context.Contract?.Id);
        return await db.NewestOwnAsync(slug, cancellation) switch
        {
            { } quote when (quote.Type is QuoteType.Renewal) != renews || (renews && quote.ContractId != contract) =>
                throw new NotFoundException(),
            { CanRevise: false } quote => (null, quote.Changed(context.Today, calendar.Zone)),
            { } quote when quote.Revision != revision => (null, new EditedMeanwhile(quote)),
            { } quote => (quote, null),
            null => throw new NotFoundException(),
        };
    }

    private static async Task<Outcome> SaveAsync(
        CheckoutDbContext db,
        Submission form,
        Selection selection,
        Quote? revised,
        BuyingContext context,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var priced = SelectionPricing.Of(selection, context);
        RuleViolation.ThrowIf(priced.Refusals is [var first, ..] ? first.Words : null);

        var number = revised is null
            ? await Slugs.AllotAsync<Quote>(db, await Numbers.QuoteAsync(db, cancellation), cancellation)
            : new AllottedNumber(revised.Number, revised.Slug);
        revised?.Supersede(now);
        var quote = OwnQuote.Of(priced, context, number.Number, (revised?.Revision ?? 0) + 1, form.UserId, number.Slug);
        quote.Publish(now, context.Today);
        quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, context.Today, cancellation)).Figures);
        db.Quotes.Add(quote);
        await db.NotifyExecutiveAsync(form, MessageKind.OwnQuoteSaved, quote.Id, now, cancellation);
        return new Outcome.Done(
            DocumentPath.Of(DocumentKind.Quote, quote.Slug),
            revised is null ? AuditAction.QuoteSaved : AuditAction.QuoteRevised,
            quote.Number,
            $"Version {quote.Revision}");
    }
}
