using Checkout.Web.Features.Quotes.Comparison;
using Checkout.Web.Features.Quotes.Document;
using Checkout.Web.Features.Shared.Parts;

namespace Checkout.Web.Features.Quotes;

/// <summary>Reads everything that the page of a quote shows.</summary>
public sealed class QuotePageQuery(
    CheckoutDbContext db, QuoteRefusals refusals, CurrentMember member, BusinessCalendar calendar, Reader reader)
{
    /// <param name="slug">The number as it stands in URLs.</param>
    /// <param name="revision">Null for the newest.</param>
    /// <returns>Null where the account has no such quote or version.</returns>
    public async Task<QuotePage?> ReadAsync(string slug, int? revision, CancellationToken cancellation)
    {
        var versions = await db.Quotes.AsNoTracking().Include(row => row.Lines)
            .Where(row => row.Slug == slug && row.Status != QuoteStatus.Draft)
            .OrderByDescending(row => row.Revision)
            .ToListAsync(cancellation);
        if ((revision is null ? versions.FirstOrDefault() : versions.Find(version => version.Revision == revision)) is not { } quote)
        {
            return null;
        }

        var today = reader.Today;
        var document = await QuoteDocumentQuery.ForAsync(db, quote, today, cancellation);
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var executive = account.Executive;
        var refusal = await refusals.WhyAsync(quote, cancellation) ?? document.Problem;
        var ids = versions.ConvertAll(version => version.Id);
        var approvals = await db.QuoteApprovals.AsNoTracking().Where(row => ids.Contains(row.QuoteId))
            .OrderByDescending(row => row.RequestedAt).ToListAsync(cancellation);
        var request = quote.StatusOn(today) is QuoteStatus.PendingApproval
            ? approvals.Find(row => row.QuoteId == quote.Id && row.State == ApprovalState.Requested) : null;
        return new QuotePage
        {
            Approvals = approvals,
            Request = request,
            IsOwnRequest = request?.RequestedById == member.User.Id,
            NeedsApproval = request is null
                && quote.IsAcceptableOn(today) && account.AsksApprovalOf(document.Sums.Total, member.Account.Rights),
            Document = document,
            Executive = executive,
            Versions = [.. versions.Select((version, index) => VersionOf(version, versions.ElementAtOrDefault(index + 1)))],
            Timeline = await TimelineAsync(versions, approvals, executive.Name, today, cancellation),
            Links = await LinksAsync(document, cancellation),
            Refusal = refusal?.Text(reader),
            LastMoment = refusals.LastMoment(quote),
            LastMomentHere = refusals.LastMomentHere(quote),
            Vendor = await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == quote.LegalEntityId, cancellation),
            VendorZone = ZoneText.Name(calendar.Zone),
        };
    }

    private QuoteVersion VersionOf(Quote version, Quote? older) =>
        new(version.Revision, version.PublishedAt, version.PublishedOn, version.Total,
            VersionChanges.Between(older, version, reader.Culture));

    private async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(IReadOnlyList<Quote> versions, IReadOnlyList<QuoteApproval> approvals,
        string executive, DateOnly today, CancellationToken cancellation)
    {
        var ids = versions.Select(version => version.Id).ToList();
        var readings = await db.QuoteReadings.AsNoTracking().Where(row => ids.Contains(row.QuoteId)).ToListAsync(cancellation);
        var questions = await db.QuoteQuestions.AsNoTracking().Where(row => ids.Contains(row.QuoteId)).ToListAsync(cancellation);
        return QuoteTimeline.Of(versions, readings, questions, approvals, executive, member.User.Id, calendar, today);
    }

    private async Task<QuoteLinks> LinksAsync(QuoteDocument document, CancellationToken cancellation)
    {
        var contract = document.Contract is { } found ? new LinkedDocument(found.Number, found.Slug) : null;
        if (document.Quote.OrderId is not { } orderId)
        {
            return new QuoteLinks(contract, Order: null, []);
        }

        var order = await db.Orders.Where(row => row.Id == orderId)
            .Select(row => new { Link = new LinkedDocument(row.Number, row.Slug), row.Status }).SingleOrDefaultAsync(cancellation);
        var invoices = await db.InvoicesOfOrder(orderId)
            .OrderBy(row => row.IssuedOn).ThenBy(row => row.Ordinal)
            .Select(row => new LinkedDocument(row.Number, row.Slug))
            .ToListAsync(cancellation);
        return new QuoteLinks(contract, order?.Link, invoices, order?.Status is OrderStatus.Canceled);
    }
}
