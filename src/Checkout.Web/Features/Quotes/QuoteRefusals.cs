using Checkout.Data.Acceptances;

namespace Checkout.Web.Features.Quotes;

/// <summary>Why something can’t be done with a quote, and the page for whoever comes second, too late, or with an old page.</summary>
public sealed class QuoteRefusals(CheckoutDbContext db, CurrentMember member, BusinessCalendar calendar, Reader reader)
{
    /// <param name="contract">That of the quote, where it was read already.</param>
    /// <returns>Why it can’t be accepted now; null where it can.</returns>
    public async Task<Sentence?> WhyAsync(Quote quote, CancellationToken cancellation, Contract? contract = null)
    {
        var request = await ReturnQuote.OpenAsync(db, quote, cancellation);
        if (!quote.IsAcceptableOn(reader.Today) && (request is null || quote.StatusOn(reader.Today) is QuoteStatus.Expired))
        {
            return quote.WhyNotOpen(reader.Today, calendar.Zone);
        }

        var isOwn = quote.Origin is QuoteOrigin.Customer;
        var contracts = contract is not null && !isOwn ? [contract]
            : await OpenQuotes.ContractsOfAsync(db.Contracts.AsNoTracking(), [quote], reader.Today, cancellation);
        var installed = !isOwn && quote.RenewalFingerprint is null ? [] : await db.InstalledProducts.AsNoTracking()
            .Where(row => row.ContractId == quote.ContractId).ToListAsync(cancellation);
        contract = contracts.Find(row => row.Id == quote.ContractId);
        var context = new AcceptanceContext(contract, contracts, installed, reader.Today, calendar.Zone)
        {
            Request = request,
            AcceptedBy = member.User.Id,
            Rights = member.Account.Rights,
        };

        // Who asks is told on the way; who is asked may not be able to answer.
        return AcceptanceRules.Refusal(quote, context) ?? (request is null || context.Rights.OrdersUpTo is null ? null
            : AcceptanceRules.OfApproval(quote, await db.Accounts.AsNoTracking().SingleAsync(cancellation), quote.Total, context));
    }

    /// <summary>Whether a quote is open and can’t be accepted as it is.</summary>
    public async Task<bool> OvertakenAsync(Quote quote, CancellationToken cancellation) =>
        quote.IsAcceptableOn(reader.Today) && await WhyAsync(quote, cancellation) is not null;

    /// <param name="title">What did not happen.</param>
    /// <param name="why">Null: whatever the quote’s state says.</param>
    /// <param name="seen">The version that was meant; null where it is the one that was read.</param>
    public async Task<RefusedPage> PageAsync(
        string title, Quote quote, CancellationToken cancellation, Sentence? why = null, int? seen = null)
    {
        var path = DocumentPath.Of(DocumentKind.Quote, quote.Slug);
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var newest = await db.Quotes.AsNoTracking().Where(row => row.Slug == quote.Slug && row.Status != QuoteStatus.Draft)
            .OrderByDescending(row => row.Revision).FirstAsync(cancellation);
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == newest.OrderId, cancellation);
        why ??= newest.WhyNotOpen(reader.Today, calendar.Zone) ?? $"{quote.Number} has changed in the meantime.";
        return RefusedPage.About(quote, title, why) with
        {
            Links = order is not null ? [new RefusedLink($"Open order {order.Number}", DocumentPath.Of(DocumentKind.Order, order.Slug))]
                : newest.Revision > (seen ?? quote.Revision) ? [new RefusedLink($"Review version {newest.Revision}", path)]
                : [],
            Ask = new RefusedLink($"Ask {Person.CallName(executive.Name)}", $"{path}/Questions"),
        };
    }

    /// <summary>“the end of Friday, 27 November 2026, Pacific time”.</summary>
    public string LastMoment(Quote quote) =>
        $"the end of {DateText.WithWeekday(quote.ExpiresOn, reader.Culture)}, {ZoneText.Name(calendar.Zone)}";

    /// <summary>The same moment on the reader's clock, where that differs from the vendor's.</summary>
    public string? LastMomentHere(Quote quote)
    {
        var end = calendar.FirstInstantAfter(quote.ExpiresOn);
        return reader.Zone.GetUtcOffset(end) == calendar.Zone.GetUtcOffset(end)
            ? null
            : $"{DateText.Instant(end, reader.Zone, reader.Culture)}, {ZoneText.Name(reader.Zone)}";
    }
}
