using Checkout.Data;
using Checkout.Domain.Quotes;
using Checkout.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Writes the page for whoever comes second, too late, or with an old page.</summary>
public sealed class RefusedPages(CheckoutDbContext db, QuoteRefusal refusals, Reader reader)
{
    /// <param name="title">What did not happen.</param>
    /// <param name="quote">As it stands now.</param>
    /// <param name="refusal">Null: whatever the quote's state says.</param>
    public async Task<QuoteRefusedPage> OfAsync(string title, Quote quote, AcceptanceRefusal? refusal, CancellationToken cancellation)
    {
        var reason = refusal ?? await refusals.OfAsync(quote, reader.Today, cancellation);
        var newest = await db.Quotes.Where(row => row.Slug == quote.Slug && row.Status != QuoteStatus.Draft).MaxAsync(row => row.Revision, cancellation);
        return new QuoteRefusedPage(title, reason is null ? $"{quote.Number} has changed meanwhile." : refusals.Sentence(quote, reason), quote.Number, quote.Slug, await ExecutiveAsync(cancellation))
        {
            Order = quote.OrderId is { } orderId
                ? await db.Orders.Where(order => order.Id == orderId).Select(order => new LinkedDocument(order.Number, order.Slug)).SingleOrDefaultAsync(cancellation)
                : null,
            NewestRevision = newest > quote.Revision ? newest : null,
        };
    }

    /// <summary>For a form whose key was used before, but for something else.</summary>
    public async Task<QuoteRefusedPage> OfReusedKeyAsync(string title, string slug, string firstResultUrl, CancellationToken cancellation)
    {
        var number = await db.Quotes.Where(row => row.Slug == slug).Select(row => row.Number).FirstAsync(cancellation);
        return new QuoteRefusedPage(
            title, "This form was already sent once with other answers, and those count. Look at what came of it before you start again.", number, slug, await ExecutiveAsync(cancellation))
        {
            FirstResultUrl = firstResultUrl,
        };
    }

    private async Task<string> ExecutiveAsync(CancellationToken cancellation) =>
        (await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation)).Name;
}
