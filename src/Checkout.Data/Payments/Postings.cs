namespace Checkout.Data.Payments;

/// <summary>Reads what decides the posting day (R15).</summary>
internal static class Postings
{
    public static async Task<DateOnly> OnAsync(CheckoutDbContext db, DateOnly source, DateOnly today, CancellationToken cancellation)
    {
        var closed = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellation);
        var complete = await db.Accounts.Select(account => account.HistoryComplete).SingleAsync(cancellation);
        return Posting.PostedOn(source, closed, today, complete);
    }
}
