using Checkout.Data.Acceptances;

namespace Checkout.Data.Quotes;

/// <summary>Closes the request for approval of a quote that went another way, and tells the one who asked. To be called under the account's
/// lock.</summary>
internal static class LapsedApprovals
{
    /// <param name="by">Who decided about the quote: one's own decision is no news. Null where nobody of the account did.</param>
    public static async Task CloseAsync(CheckoutDbContext db, Quote quote, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var request in await db.QuoteApprovals.Where(row => row.QuoteId == quote.Id && row.State == ApprovalState.Requested)
            .ToListAsync(cancellation))
        {
            request.Lapse(now);
            if (request.RequestedById != by)
            {
                db.OutboxMessages.Add(new OutboxMessage(MessageKind.ApprovalLapsed, request.RequestedByEmail, request.RequestedBy,
                    request.AccountId, request.Id, data: null, now));
            }
        }
    }
}
