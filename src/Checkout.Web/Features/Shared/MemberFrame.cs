using Checkout.Data.Acceptances;
using Checkout.Web.Caching;

namespace Checkout.Web.Features.Shared;

/// <summary>The frame of the signed-in member: what the gate knows already, and both counts.</summary>
public sealed class MemberFrame(
    CurrentMember member, CheckoutDbContext db, CachedFigures figures, Reader reader, BusinessCalendar calendar) : IFrameSource
{
    public async Task<Frame> ReadAsync(CancellationToken cancellation)
    {
        if (member.SignedIn is not { Active: true } user)
        {
            return Frame.None;
        }

        var person = new FrameUser(user.Name, user.Email);
        var accounts = user.Accounts.Select(account => new FrameAccount(account.Number, account.Name)).ToList();
        if (!member.MayManageBilling)
        {
            return new Frame(person, null, accounts, 0, 0);
        }

        var today = reader.Today;
        var counts = await figures.GetAsync("Frame", async () =>
        {
            var found = await db.Accounts
                .Select(account => new
                {
                    Quotes = db.Quotes.Count(QuoteStatuses.Is(QuoteStatus.Active, today)),
                    Overdue = db.Invoices.Where(InvoiceStatuses.Is(InvoiceStatus.Overdue, today))
                        .Count(invoice => invoice.DisputedAt == null),
                })
                .SingleAsync(cancellation);
            var open = found.Quotes == 0 ? [] : await OpenQuotes.ReadAsync(db, today, calendar.Zone, cancellation);
            return found with { Quotes = found.Quotes - open.Count(quote => quote.Refusal is not null) };
        });
        return new Frame(person, new FrameAccount(member.Account.Number, member.Account.Name), accounts, counts.Quotes, counts.Overdue);
    }
}
