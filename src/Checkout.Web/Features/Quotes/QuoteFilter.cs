using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Quotes;

/// <summary>What the list of quotes is narrowed to.</summary>
public sealed class QuoteFilter : ListFilter<Quote>
{
    private static readonly QuoteStatus[] Always = [QuoteStatus.Active, QuoteStatus.Purchased, QuoteStatus.Expired, QuoteStatus.Declined];

    private static readonly QuoteStatus[] Offered = [.. Always, QuoteStatus.PendingApproval, QuoteStatus.Withdrawn, QuoteStatus.Discarded];

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    public override bool NarrowsRows => base.NarrowsRows || !string.IsNullOrEmpty(Contract);

    public override TallySeries? Series => TallySeries.Quotes;

    public override bool IsListed(TallySum sum) => sum.State is not (nameof(QuoteStatus.Draft) or nameof(QuoteStatus.Superseded));

    public override IReadOnlyList<StatusChoice<Quote>> Statuses(DateOnly today) =>
    [
        .. Offered.Select(status => new StatusChoice<Quote>(
            status.ToString(), QuoteWords.Of(status), QuoteStatuses.Is(status, today), Always.Contains(status))
        {
            Tallied = sum => status switch
            {
                QuoteStatus.Active or QuoteStatus.PendingApproval => sum.State == status.ToString() && !sum.IsOver,
                QuoteStatus.Expired => sum.IsOver,
                _ => sum.State == status.ToString(),
            }
        }),
    ];

    public override IQueryable<Quote> WithoutStatus(CheckoutDbContext db, Reader reader) =>
        Dated(Searched(db.UnderContract(Contract)), quote => quote.PublishedOn);
}
