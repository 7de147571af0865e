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
        WriteAsync(quote, userId, userName, _patience, static (_, reading, isNew, now) =>
        {
            if (!isNew)
            {
                reading.OpenAgain(now);
            }
        }, cancellation);

    /// <summary>“Not now”: the launch door stops leading this user here.</summary>
    public Task PutOffAsync(Quote quote, Guid userId, string userName, string userEmail, string? ipAddress,
        CancellationToken cancellation) =>
        WriteAsync(quote, userId, userName, patience: null, (db, reading, _, now) =>
        {
            if (reading.PutOffAt is null)
            {
                db.AuditEntries.Add(new AuditEntry(quote.AccountId, userId, userEmail, AuditAction.QuotePutOff, quote.Number,
                    details: null, ipAddress, now));
            }

            reading.PutOff(now);
        }, cancellation);

    private async Task WriteAsync(
        Quote quote, Guid userId, string userName, TimeSpan? patience, Action<CheckoutDbContext, QuoteReading, bool, DateTimeOffset> write,
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
                await WriteOnceAsync(db, quote, userId, userName, patience, write, cancellation);
                return;
            }
            catch (DbUpdateException exception)
                when (attempt < Attempts && (exception is DbUpdateConcurrencyException || db.IsUniqueViolation(exception)))
            {
                // The same user opened it in another tab at this moment.
            }
        }
    }

    private async Task WriteOnceAsync(
        CheckoutDbContext db, Quote quote, Guid userId, string userName, TimeSpan? patience,
        Action<CheckoutDbContext, QuoteReading, bool, DateTimeOffset> write, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (patience is { } limit)
        {
            waiting.CancelAfter(limit);
        }

        using var turn = await db.WriteTurnAsync(waiting.Token);
        var now = clock.GetUtcNow();
        var reading = await db.QuoteReadings.SingleOrDefaultAsync(row => row.QuoteId == quote.Id && row.UserId == userId, waiting.Token);
        var isNew = reading is null;
        if (reading is null)
        {
            db.QuoteReadings.Add(reading = new QuoteReading(quote, userId, userName, now));
        }

        write(db, reading, isNew, now);
        await db.SaveChangesAsync(waiting.Token);
    }
}
