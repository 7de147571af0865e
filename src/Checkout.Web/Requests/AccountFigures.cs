using Checkout.Data.Acceptances;
using Checkout.Data.Tallies;

namespace Checkout.Web.Requests;

/// <summary>What several parts of one page say of the account, read once for a request: how many documents there are and what they come to,
/// and which quotes wait.</summary>
public sealed class AccountFigures(CheckoutDbContext db, Reader reader, BusinessCalendar calendar)
{
    private ILookup<TallySeries, TallySum>? _sums;
    private IReadOnlyList<OpenQuote>? _overtaken;

    public async Task<IReadOnlyList<TallySum>> SumsAsync(TallySeries series, CancellationToken cancellation) =>
        [.. (_sums ??= await db.TallySumsAsync(reader.Today, cancellation))[series]];

    /// <summary>How many quotes can be accepted.</summary>
    public async Task<int> QuotesWaitingAsync(CancellationToken cancellation) =>
        (int)(await OpenAsync(cancellation)).Sum(sum => sum.Count) - (await OvertakenAsync(cancellation)).Count;

    /// <inheritdoc cref="OpenQuotes.OvertakenAsync"/>
    public async Task<IReadOnlyList<OpenQuote>> OvertakenAsync(CancellationToken cancellation) =>
        _overtaken ??= (await OpenAsync(cancellation)).All(sum => sum.Mark.Length == 0) ? []
            : await OpenQuotes.OvertakenAsync(db, reader.Today, calendar.Zone, cancellation);

    private async Task<IEnumerable<TallySum>> OpenAsync(CancellationToken cancellation) =>
        (await SumsAsync(TallySeries.Quotes, cancellation)).Where(sum => sum is { State: nameof(QuoteStatus.Active), IsOver: false });
}
