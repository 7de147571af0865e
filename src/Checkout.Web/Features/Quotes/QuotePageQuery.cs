using Checkout.Web.Features.Orders;
using Checkout.Web.Features.Quotes.Comparison;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes;

/// <summary>Reads everything that the page of a quote shows.</summary>
public sealed class QuotePageQuery(
    CheckoutDbContext db, QuoteRefusals refusals, CurrentMember member, BusinessCalendar calendar, Reader reader)
{
    // With their lines, the newest first; drafts are the vendor's own business.
    private static readonly CompiledQuery<Func<CheckoutDbContext, string, IAsyncEnumerable<Found>>> BySlug = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string slug) => (
            from quote in db.Quotes.Include(row => row.Lines)
            where quote.Slug == slug && quote.Status != QuoteStatus.Draft
            join account in db.Accounts on quote.AccountId equals account.Id
            join vendor in db.LegalEntities on quote.LegalEntityId equals vendor.Id
            orderby quote.Revision descending
            select new Found(quote, account, vendor, db.QuoteApprovals.Any(row => row.QuoteId == quote.Id),
                db.QuoteReadings.Any(row => row.QuoteId == quote.Id), db.QuoteQuestions.Any(row => row.QuoteId == quote.Id)))
            .AsNoTracking().AsSplitQuery()));

    /// <param name="slug">The number as it stands in URLs.</param>
    /// <param name="revision">Null for the newest.</param>
    /// <returns>Null where the account has no such quote or version.</returns>
    public async Task<QuotePage?> ReadAsync(string slug, int? revision, CancellationToken cancellation)
    {
        var all = await BySlug.For(db)(db, slug).ToListAsync(cancellation);
        if ((revision is null ? all.FirstOrDefault() : all.Find(version => version.Quote.Revision == revision)) is not { } found)
        {
            return null;
        }

        var today = reader.Today;
        var (quote, account, vendor) = (found.Quote, found.Account, found.Vendor);
        var document = await QuoteDocumentQuery.ForAsync(db, quote, today, cancellation);
        var executive = account.Executive;
        var refusal = await refusals.WhyAsync(quote, cancellation, document.Contract) ?? document.Problem;
        var versions = all.ConvertAll(version => version.Quote);
        var ids = versions.ConvertAll(version => version.Id);
        var approvals = !all.Exists(version => version.HasApprovals) ? [] : await db.QuoteApprovals.AsNoTracking()
            .Where(row => ids.Contains(row.QuoteId)).OrderByDescending(row => row.RequestedAt).ToListAsync(cancellation);
        var readings = !all.Exists(version => version.HasReadings) ? [] : await db.QuoteReadings.AsNoTracking()
            .Where(row => ids.Contains(row.QuoteId)).ToListAsync(cancellation);
        var questions = !all.Exists(version => version.HasQuestions) ? [] : await db.QuoteQuestions.AsNoTracking()
            .Where(row => ids.Contains(row.QuoteId)).ToListAsync(cancellation);
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
            Timeline = QuoteTimeline.Of(versions, readings, questions, approvals, executive.Name, member.User.Id, calendar, today),
            Invoices = quote.OrderId is { } orderId ? await OrderInvoice.ReadAsync(db, orderId, cancellation) : [],
            Refusal = refusal?.Text(reader),
            LastMoment = refusals.LastMoment(quote),
            LastMomentHere = refusals.LastMomentHere(quote),
            Vendor = vendor,
            VendorZone = ZoneText.Name(calendar.Zone),
        };
    }

    private QuoteVersion VersionOf(Quote version, Quote? older) =>
        new(version.Revision, version.PublishedAt, version.PublishedOn, version.Total,
            VersionChanges.Between(older, version, reader.Culture));

    private sealed record Found(Quote Quote, Account Account, LegalEntity Vendor, bool HasApprovals, bool HasReadings, bool HasQuestions);
}
