using Checkout.Data;
using Checkout.Data.Acceptances;
using Checkout.Domain;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Why a quote can't be accepted: in the reader's words and on the reader's clock.</summary>
public sealed class QuoteRefusal(CheckoutDbContext db, CurrentMember member, BusinessCalendar calendar, Reader reader)
{
    /// <summary>Null where it can be accepted now.</summary>
    public async Task<AcceptanceRefusal?> OfAsync(Quote quote, DateOnly today, CancellationToken cancellation)
    {
        var request = await QuoteApprovalPosts.OpenAsync(db, quote, cancellation);
        if (!quote.IsAcceptableOn(today) && (request is null || quote.StatusOn(today) is QuoteStatus.Expired))
        {
            return AcceptanceRules.Refusal(quote, new AcceptanceContext(null, [], [], today));
        }

        var contracts = await db.Contracts.AsNoTracking().ToListAsync(cancellation);
        var installed = quote.ContractId is { } id
            ? await db.InstalledProducts.AsNoTracking().Where(product => product.ContractId == id).ToListAsync(cancellation)
            : [];
        return AcceptanceRules.Refusal(quote, new AcceptanceContext(contracts.Find(contract => contract.Id == quote.ContractId), contracts, installed, today) { Request = request, AcceptedBy = member.User.Id });
    }

    /// <summary>The rules speak UTC and know no reader; where a sentence names a moment, it is written anew here.</summary>
    public string Sentence(Quote quote, AcceptanceRefusal refusal)
    {
        var by = quote.DecidedBy is { } who ? $" by {who}" : "";
        var at = quote.DecidedAt is { } when ? $" on {DateText.Instant(when, reader.Zone, reader.Culture)}" : "";
        var replaced = quote.SupersededAt is { } since ? $" on {DateText.Instant(since, reader.Zone, reader.Culture)}" : "";
        return refusal.Kind switch
        {
            AcceptanceRefusalKind.AlreadyPurchased => $"{quote.Number} was accepted{by}{at}.{(quote.OrderNumber is { } order ? $" Order {order} came of it." : "")}",
            AcceptanceRefusalKind.Declined => $"{quote.Number} was declined{by}{at}. Your account executive can publish a new one.",
            AcceptanceRefusalKind.Withdrawn => $"{quote.Number} was withdrawn{at}. Ask your account executive for a new one.",
            AcceptanceRefusalKind.Superseded => $"Version {quote.Revision} of {quote.Number} was replaced by a newer version{replaced}. Review the newest one and accept that.",
            AcceptanceRefusalKind.Discarded => $"{quote.Number} was discarded{by}{at}.",
            AcceptanceRefusalKind.Expired => $"{quote.Number} could be accepted until {LastMoment(quote)}. {(quote.Origin is QuoteOrigin.Customer ? "Its prices held until then." : "Ask your account executive for a new one.")}",
            _ => refusal.Text(reader.Culture),
        };
    }

    /// <summary>“the end of Friday, 27 November 2026, Pacific time”.</summary>
    public string LastMoment(Quote quote) => $"the end of {DateText.WithWeekday(quote.ExpiresOn, reader.Culture)}, {ZoneText.Name(calendar.Zone)}";

    /// <summary>The same moment on the reader's clock, where that differs from the vendor's.</summary>
    public string? LastMomentHere(Quote quote)
    {
        var end = calendar.FirstInstantAfter(quote.ExpiresOn);
        return reader.Zone.GetUtcOffset(end) == calendar.Zone.GetUtcOffset(end) ? null : $"{DateText.Instant(end, reader.Zone, reader.Culture)}, {ZoneText.Name(reader.Zone)}";
    }
}
