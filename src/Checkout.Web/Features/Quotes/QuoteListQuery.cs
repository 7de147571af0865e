namespace Checkout.Web.Features.Quotes;

/// <summary>Quotes as far as the customer may see them.</summary>
public static class QuoteListQuery
{
    /// <summary>The version that stands under each number.</summary>
    public static IQueryable<Quote> Newest(this IQueryable<Quote> quotes) => quotes.Where(QuoteStatuses.Newest);

    /// <summary>The newest version, with its lines; null where the account has no such quote.</summary>
    public static Task<Quote?> NewestAsync(this CheckoutDbContext db, string slug, CancellationToken cancellation) =>
        db.Quotes.Newest().AsNoTracking().Include(row => row.Lines).Where(row => row.Slug == slug)
            .OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    /// <summary>Quotes that add to the contract, renew it or began it.</summary>
    public static IQueryable<Quote> UnderContract(this CheckoutDbContext db, string? contractSlug) => string.IsNullOrEmpty(contractSlug)
        ? db.Quotes.Newest()
        : db.Quotes.Newest().Where(quote => db.Contracts.Any(contract => contract.Slug == contractSlug
            && (contract.Id == quote.ContractId || db.Orders.Any(order => order.QuoteId == quote.Id && order.ContractId == contract.Id))));
}
