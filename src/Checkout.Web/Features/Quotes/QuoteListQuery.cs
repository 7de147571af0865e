using Checkout.Data;
using Checkout.Domain.Quotes;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Reads the list of quotes: the newest version of each number, as far as the customer may see it.</summary>
public static class QuoteListQuery
{
    private static readonly QuoteStatus[] Always = [QuoteStatus.Active, QuoteStatus.Purchased, QuoteStatus.Expired, QuoteStatus.Declined];

    private static readonly QuoteStatus[] Shown = [.. Always, QuoteStatus.PendingApproval, QuoteStatus.Withdrawn, QuoteStatus.Discarded];

    // A published version always supersedes the one before it, so the newest is the one that stands.
    public static IQueryable<Quote> Newest(this IQueryable<Quote> quotes) =>
        quotes.Where(quote => quote.Status != QuoteStatus.Draft && quote.Status != QuoteStatus.Superseded);

    /// <summary>The newest version, with its lines; null where the account has no such quote.</summary>
    public static Task<Quote?> NewestAsync(this CheckoutDbContext db, string slug, CancellationToken cancellation) =>
        db.Quotes.Newest().AsNoTracking().Include(row => row.Lines).Where(row => row.Slug == slug)
            .OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    /// <summary>Quotes that add to the contract, renew it or began it.</summary>
    public static IQueryable<Quote> UnderContract(this CheckoutDbContext db, string? contractSlug) => string.IsNullOrEmpty(contractSlug)
        ? db.Quotes.Newest()
        : db.Quotes.Newest().Where(quote => db.Contracts.Any(contract => contract.Slug == contractSlug
            && (contract.Id == quote.ContractId || db.Orders.Any(order => order.QuoteId == quote.Id && order.ContractId == contract.Id))));

    /// <summary>“All” and each status that occurs, with how many quotes have it under the other filters.</summary>
    public static async Task<IReadOnlyList<StatusChip>> ChipsAsync(IQueryable<Quote> found, DateOnly today, CancellationToken cancellation)
    {
        var counts = await found
            .GroupBy(quote => new { quote.Status, Past = quote.ExpiresOn < today })
            .Select(group => new { group.Key.Status, group.Key.Past, Count = group.Count() })
            .ToListAsync(cancellation);
        var byStatus = counts
            .GroupBy(row => row is { Past: true, Status: QuoteStatus.Active or QuoteStatus.PendingApproval } ? QuoteStatus.Expired : row.Status)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
        return
        [
            new StatusChip("", "All", counts.Sum(row => row.Count)),
            .. Shown.Where(status => byStatus.ContainsKey(status) || Always.Contains(status))
                .Select(status => new StatusChip(status.ToString(), QuoteWords.Of(status), byStatus.GetValueOrDefault(status))),
        ];
    }
}
