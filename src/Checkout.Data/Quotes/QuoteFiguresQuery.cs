using Checkout.Data.Billing;
using Checkout.Data.Contracts;

namespace Checkout.Data.Quotes;

/// <summary>A quote with its contract and every figure of a day.</summary>
/// <param name="Contract">Null for new business.</param>
public sealed record FiguredQuote(Quote Quote, Contract? Contract, QuoteFigures Figures);

/// <summary>Reads what the figures of a quote depend on. The quote page, its PDF, acceptance and the daily refresh all ask here.</summary>
public static class QuoteFiguresQuery
{
    /// <param name="quote">With its lines.</param>
    /// <param name="on">The business date on which it would be accepted.</param>
    /// <exception cref="Domain.RuleViolation">The contract ends before the quote would start.</exception>
    public static async Task<FiguredQuote> ForAsync(CheckoutDbContext db, Quote quote, DateOnly on, CancellationToken cancellation)
    {
        var contract = quote.ContractId is { } id
            ? await db.Contracts.Include(row => row.Terms).Include(row => row.Contacts).AsSingleQuery()
                .SingleAsync(row => row.Id == id, cancellation)
            : null;
        var pending = contract is null ? [] : await PendingParts.OfAsync(db, contract, cancellation, after: on);
        return new FiguredQuote(quote, contract, QuoteFigures.For(quote, contract, on, pending.TaxableByDay(on)));
    }
}
