using Checkout.Data.Search;
using Checkout.Domain.Quotes;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>What the list of quotes is narrowed to.</summary>
public sealed class QuoteFilter : ListFilter
{
    /// <summary>The number of a contract, as it stands in URLs.</summary>
    public string? Contract { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Contract);

    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<QuoteStatus>() is null)
        {
            yield return "There is no such status, so quotes of every status are shown.";
        }
    }

    /// <summary>Everything but the status, so that the chips can count under it.</summary>
    public IQueryable<Quote> WithoutStatus(IQueryable<Quote> quotes)
    {
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            quotes = quotes.Where(quote => EF.Property<string>(quote, SearchText.Column).Contains(word));
        }

        if (FromOn is { } from)
        {
            quotes = quotes.Where(quote => quote.PublishedOn >= from);
        }

        return UntilOn is { } until ? quotes.Where(quote => quote.PublishedOn <= until) : quotes;
    }

    /// <param name="today">Decides what has expired: that is never stored.</param>
    public IQueryable<Quote> ApplyTo(IQueryable<Quote> quotes, DateOnly today)
    {
        var found = WithoutStatus(quotes);
        return StatusAs<QuoteStatus>() switch
        {
            null => found,
            QuoteStatus.Expired => found.Where(quote => (quote.Status == QuoteStatus.Active || quote.Status == QuoteStatus.PendingApproval) && quote.ExpiresOn < today),
            (QuoteStatus.Active or QuoteStatus.PendingApproval) and var open => found.Where(quote => quote.Status == open && quote.ExpiresOn >= today),
            { } stored => found.Where(quote => quote.Status == stored),
        };
    }
}
