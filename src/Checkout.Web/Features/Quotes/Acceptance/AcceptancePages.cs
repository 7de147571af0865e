using Checkout.Data.Acceptances;
using Checkout.Data.Quotes;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>Reads what the decision page shows.</summary>
public sealed class AcceptancePages(CheckoutDbContext db, CurrentMember member, BusinessCalendar calendar, Reader reader,
    TimeProvider clock, BuyingPolicy policy)
{
    /// <param name="input">Null on the first look.</param>
    public async Task<AcceptancePage> ForAsync(Quote quote, AcceptanceInput? input, CancellationToken cancellation) =>
        await PageAsync(await QuoteDocumentQuery.ForAsync(db, quote, reader.Today, cancellation), input, cancellation);

    /// <summary>After what was shown turned out to be no longer so: the new figures, with the reason, to be agreed to again.</summary>
    public async Task<AcceptancePage> ForAsync(FiguredQuote figured, AcceptanceInput input, CancellationToken cancellation)
    {
        var today = figured.Figures.On;
        var reason = input.ShownOn != today
            ? "You opened this page on another day, and the figures depend on the day."
            : "The figures are not those that you were shown.";
        return await PageAsync(QuoteDocumentQuery.Figured(figured, today, open: true), input.AskedAgain(),
            cancellation) with
        { Change = reason };
    }

    private async Task<AcceptancePage> PageAsync(QuoteDocument document, AcceptanceInput? input, CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var request = await ReturnQuote.OpenAsync(db, document.Quote, cancellation);
        var needsApproval = request is null && account.AsksApprovalOf(document.Sums.Total, member.Account.Rights);
        return new AcceptancePage
        {
            CanBeCanceled = document.Quote is { Origin: QuoteOrigin.Customer, Type: not QuoteType.Renewal }
                && policy.CancelWithin > TimeSpan.Zero
                ? policy.CancelWithin.TotalHours.ToString("0.#", reader.Culture)
                : null,
            Request = request,
            NeedsApproval = needsApproval,
            Approvers = needsApproval ? [.. (await Approvers.OfAsync(db, account, document.Sums.Total, member.User.Id, cancellation))
                .Select(other => other.Name)] : [],
            DuplicateOrders = await DuplicateOrders.ForAsync(db, document.Quote, member.User.Id, clock.GetUtcNow(), cancellation),
            Lapsing = [.. (await OpenQuotes.ReadAsync(db, reader.Today, calendar.Zone, cancellation))
                .Where(open => open.Refusal is null && AcceptanceRules.Lapses(open.Quote, document.Quote, document.Contract))
                .Select(open => open.Quote)],
            Document = document,
            Account = account,
            Input = input ?? new AcceptanceInput
            {
                Name = member.User.Name,
                BillTo = document.Contract is null ? BillToInput.Of(account.BillingAddress) : null,
            },
            VendorZone = ZoneText.Name(calendar.Zone),
            Readers = ReadersOf(document, account),
        };
    }

    private List<string> ReadersOf(QuoteDocument document, Account account) =>
    [
        "you",
        .. (document.Contract?.Contacts ?? [])
        .Where(contact => !string.Equals(contact.Email, member.User.Email, StringComparison.OrdinalIgnoreCase))
        .Select(contact => contact.Name),
        account.Executive.Name,
    ];
}
