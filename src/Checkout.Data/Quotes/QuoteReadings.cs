namespace Checkout.Data.Quotes;

/// <summary>
/// Notes who opened a quote (A13) and who put it off. Both are short writes of one row that decide nothing, so they take no account lock of
/// their own; of two at the same moment the second looks again.
/// </summary>
/// <param name="patience">How long a page may be kept waiting for a note, for instance while an import holds the database; a second where
/// it is not said.</param>
public sealed class QuoteReadings(CheckoutDbContexts contexts, TimeProvider clock, TimeSpan? patience = null)
{
    private const int Attempts = 3;

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(1);

    public Task NoteOpeningAsync(Quote quote, Guid userId, string userName, CancellationToken cancellation) =>
        WriteAsync(quote, _patience, async (db, now, token) =>
        {
            if (await db.QuoteReadings.Where(row => row.QuoteId == quote.Id && row.UserId == userId).ExecuteUpdateAsync(again => again
                .SetProperty(row => row.LastOpenedAt, now).SetProperty(row => row.Count, row => row.Count + 1)
                .SetProperty(row => row.Version, Guid.NewGuid()), token) == 0)
            {
                db.QuoteReadings.Add(new QuoteReading(quote, userId, userName, now));
                await db.SaveChangesAsync(token);
            }
        }, cancellation);

    /// <summary>“Not now”: the launch door stops leading this user here.</summary>
    public Task PutOffAsync(Quote quote, Guid userId, string userName, string userEmail, string? ipAddress,
        CancellationToken cancellation) =>
        WriteAsync(quote, patience: null, async (db, now, token) =>
        {
            var reading = await db.QuoteReadings.SingleOrDefaultAsync(row => row.QuoteId == quote.Id && row.UserId == userId, token);
            if (reading is null)
            {
                db.QuoteReadings.Add(reading = new QuoteReading(quote, userId, userName, now));
            }

            if (reading.PutOffAt is null)
            {
                db.AuditEntries.Add(new AuditEntry(quote.AccountId, userId, userEmail, AuditAction.QuotePutOff, quote.Number,
                    details: null, ipAddress, now));
            }

            reading.PutOff(now);
            await db.SaveChangesAsync(token);
        }, cancellation);

    private async Task WriteAsync(
        Quote quote, TimeSpan? patience, Func<CheckoutDbContext, DateTimeOffset, CancellationToken, Task> write,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.ForAccount(quote.AccountId);
            if (patience is { } limit)
            {
                db.Database.SetCommandTimeout(limit);
            }

            try
            {
                await WriteOnceAsync(db, patience, write, cancellation);
                return;
            }
            catch (DbUpdateException exception)
                when (attempt < Attempts && (exception is DbUpdateConcurrencyException || db.IsUniqueViolation(exception)))
            {
                // The same user opened it in another tab at this moment.
            }
        }
    }

    private async Task WriteOnceAsync(CheckoutDbContext db, TimeSpan? patience,
        Func<CheckoutDbContext, DateTimeOffset, CancellationToken, Task> write, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (patience is { } limit)
        {
            waiting.CancelAfter(limit);
        }

        using var turn = await db.WriteTurnAsync(waiting.Token);
        await write(db, clock.GetUtcNow(), waiting.Token);
    }
}
