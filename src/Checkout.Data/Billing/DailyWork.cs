using Checkout.Data.Acceptances;
using Checkout.Data.Quotes;
using Checkout.Data.Runs;
using Checkout.Data.Users;

namespace Checkout.Data.Billing;

/// <summary>
/// What follows from the turn of a business day: the books close, quotes that start on acceptance show today's sums in lists, and whoever
/// asked for the approval of a quote that has expired hears of it.
/// </summary>
public sealed class DailyWork(
    CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, RunGuard guard, TimeProvider clock)
{
    /// <summary>Days before today through which the books are closed (R15).</summary>
    public const int OpenDays = 3;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        await guard.PassAsync("closing of the books", _ => CloseBooksAsync(today, cancellation), cancellation);
        await guard.PassAsync("figures of quotes", async pass =>
        {
            foreach (var (accountId, quoteId) in await FloatingAsync(today, cancellation))
            {
                await pass.TryAsync(quoteId, () => transactions.RunAsync(
                    accountId, (db, now, token) => RefreshAsync(db, quoteId, calendar.DateAt(now), token), cancellation));
            }
        }, cancellation);
        await guard.PassAsync("expired approvals", async pass =>
        {
            foreach (var (accountId, quoteId) in await ExpiredRequestsAsync(today, cancellation))
            {
                await pass.TryAsync(quoteId, () => transactions.RunAsync(
                    accountId, (db, now, token) => LapseAsync(db, quoteId, now, token), cancellation));
            }
        }, cancellation);
        await guard.PassAsync("ended access", async pass =>
        {
            foreach (var (accountId, memberId) in await EndedAccess.DueAsync(contexts, today, cancellation))
            {
                await pass.TryAsync(memberId, () => transactions.RunAsync(
                    accountId, (db, now, token) => EndedAccess.EndAsync(db, memberId, calendar.DateAt(now), now, token), cancellation));
            }
        }, cancellation);
    }

    /// <summary>Two steps, so that an import which began before midnight can't put anything into a statement that is final
    /// already.</summary>
    private async Task CloseBooksAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var books = await db.Books.SingleAsync(cancellation);
        books.BeginClosing(Posting.ClosedThrough(books.ClosingThrough, today, OpenDays));
        if (books.ClosingThrough == books.ClosedThrough)
        {
            return;
        }

        try
        {
            await SaveAsync(db, cancellation);
            await db.AwaitWritersAsync(cancellation);
            books.Close();
            await SaveAsync(db, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node closes them.
        }
    }

    private static async Task SaveAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        using var turn = await db.WriteTurnAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid QuoteId)>> FloatingAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var floating = await db.Quotes
            .Where(quote => (quote.Status == QuoteStatus.Active || quote.Status == QuoteStatus.PendingApproval)
                && quote.Type == QuoteType.AddOn && quote.StartsOn == null && quote.ExpiresOn >= today && quote.FiguresOn != today)
            .Select(quote => new { quote.AccountId, quote.Id })
            .ToListAsync(cancellation);
        return [.. floating.Select(quote => (quote.AccountId, quote.Id))];
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid QuoteId)>> ExpiredRequestsAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var expired = await db.Quotes
            .Where(quote => quote.Status == QuoteStatus.PendingApproval && quote.ExpiresOn < today
                && db.QuoteApprovals.Any(request => request.QuoteId == quote.Id && request.State == ApprovalState.Requested))
            .Select(quote => new { quote.AccountId, quote.Id })
            .ToListAsync(cancellation);
        return [.. expired.Select(quote => (quote.AccountId, quote.Id))];
    }

    private async Task<bool> LapseAsync(CheckoutDbContext db, Guid quoteId, DateTimeOffset now, CancellationToken cancellation)
    {
        // Its expiry may have been moved since it was found.
        var quote = await db.Quotes.AsNoTracking().SingleAsync(row => row.Id == quoteId, cancellation);
        if (quote.StatusOn(calendar.DateAt(now)) is not QuoteStatus.Expired)
        {
            return false;
        }

        await LapsedApprovals.CloseAsync(db, quote, by: null, now, cancellation);
        return true;
    }

    private static async Task<bool> RefreshAsync(CheckoutDbContext db, Guid quoteId, DateOnly today, CancellationToken cancellation)
    {
        var quote = await db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == quoteId, cancellation);
        if (!quote.FloatsWithTheDay)
        {
            return false;
        }

        try
        {
            quote.KeepFigures((await QuoteFiguresQuery.ForAsync(db, quote, today, cancellation)).Figures);
            return true;
        }
        catch (RuleViolation)
        {
            // Its contract has ended: the quote can't be accepted any more and keeps its last sums.
            return false;
        }
    }
}
