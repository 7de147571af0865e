using Checkout.Data.Acceptances;
using Checkout.Data.Tallies;

namespace Checkout.Web.Requests;

/// <summary>What several parts of one page say of the account, read once for a request: how many documents there are and what they come to,
/// and which quotes wait.</summary>
public sealed class AccountFigures(CheckoutDbContext db, Reader reader, BusinessCalendar calendar)
{
    private ILookup<TallySeries, TallySum>? _sums;
    private IReadOnlyList<OpenQuote>? _quotes;

    public async Task<IReadOnlyList<TallySum>> SumsAsync(TallySeries series, CancellationToken cancellation) =>
        [.. (_sums ??= await db.TallySumsAsync(reader.Today, cancellation))[series]];

    /// <summary>How many quotes wait for an answer, whether or not they can still be accepted.</summary>
    public async Task<int> QuotesWaitingAsync(CancellationToken cancellation) =>
        (int)(await SumsAsync(TallySeries.Quotes, cancellation)).Where(sum => sum is { State: nameof(QuoteStatus.Active), IsOver: false })
            .Sum(sum => sum.Count);

    /// <inheritdoc cref="OpenQuotes.ReadAsync"/>
    public async Task<IReadOnlyList<OpenQuote>> OpenQuotesAsync(CancellationToken cancellation) =>
        _quotes ??= await QuotesWaitingAsync(cancellation) == 0 ? []
            : await OpenQuotes.ReadAsync(db, reader.Today, calendar.Zone, cancellation);
}
