namespace Checkout.Web.Features.Quotes;

/// <summary>Quotes as far as the customer may see them.</summary>
public static class QuoteListQuery
{
    /// <summary>Quotes that add to the contract, renew it or began it.</summary>
    public static IQueryable<Quote> UnderContract(this CheckoutDbContext db, string? contractSlug) => string.IsNullOrEmpty(contractSlug)
        ? db.Quotes.Newest()
        : db.Quotes.Newest().Where(quote => db.Contracts.Any(contract => contract.Slug == contractSlug
            && (contract.Id == quote.ContractId || db.Orders.Any(order => order.QuoteId == quote.Id && order.ContractId == contract.Id))));
}
