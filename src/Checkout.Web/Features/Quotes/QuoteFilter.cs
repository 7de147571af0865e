namespace Checkout.Web.Features.Quotes;

/// <summary>What the list of quotes is narrowed to.</summary>
public sealed class QuoteFilter : ListFilter<Quote>
{
    private static readonly QuoteStatus[] Always = [QuoteStatus.Active, QuoteStatus.Purchased, QuoteStatus.Expired, QuoteStatus.Declined];

    private static readonly QuoteStatus[] Offered = [.. Always, QuoteStatus.PendingApproval, QuoteStatus.Withdrawn, QuoteStatus.Discarded];

    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Contract);

    public override IReadOnlyList<StatusChoice<Quote>> Statuses(DateOnly today) =>
    [
        .. Offered.Select(status => new StatusChoice<Quote>(
            status.ToString(), QuoteWords.Of(status), QuoteStatuses.Is(status, today), Always.Contains(status))),
    ];

    public override IQueryable<Quote> WithoutStatus(CheckoutDbContext db, Reader reader) =>
        Dated(Searched(db.UnderContract(Contract)), quote => quote.PublishedOn);
}
