namespace Checkout.Web.Features.Quotes;

/// <summary>Quotes as far as the customer may see them.</summary>
public static class QuoteListQuery
{
    /// <summary>Quotes that add to the contract, renew it or began it.</summary>
    public static IQueryable<Quote> UnderContract(this CheckoutDbContext db, string? contractSlug) => string.IsNullOrEmpty(contractSlug)
        ? db.Quotes.Newest()
        : db.Quotes.Newest().Where(quote =>
            quote.ContractId == db.Contracts.Where(contract => contract.Slug == contractSlug).Select(contract => (Guid?)contract.Id)
                .FirstOrDefault()
            || db.Orders.Where(order => order.QuoteId != null && db.Contracts.Any(contract => contract.Slug == contractSlug
                && contract.Id == order.ContractId)).Select(order => order.QuoteId!.Value).Contains(quote.Id));
}
