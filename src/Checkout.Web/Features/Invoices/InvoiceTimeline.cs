using Checkout.Web.Features.CreditMemos;
using Checkout.Web.Features.Disputes;

namespace Checkout.Web.Features.Invoices;

/// <summary>The story of an invoice: issued, mailed, due, paid or credited in part, disputed, reminded of, paid.</summary>
public static class InvoiceTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(InvoicePage page, BusinessCalendar calendar, DateOnly today, CultureInfo culture) =>
        TimelineEntry.NewestFirst([.. Issue(page, today), .. Settled(page, culture), .. Disputed(page), .. Promised(page, culture),
            .. Collected(page), .. Ended(page)], calendar);

    private static IEnumerable<TimelineEntry> Issue(InvoicePage page, DateOnly today)
    {
        var invoice = page.Invoice;
        yield return new TimelineEntry("Issued") { On = invoice.IssuedOn, With = TimelineEntry.StartOfDay };
        if (page.MailedAt is { } mailed)
        {
            yield return new TimelineEntry("E-mailed to your billing contacts") { At = mailed };
        }

        if (invoice is { IsCredit: false, DueOn: { } due } && due <= today)
        {
            yield return new TimelineEntry("Due") { On = due };
        }
    }

    private static IEnumerable<TimelineEntry> Settled(InvoicePage page, CultureInfo culture) =>
        page.Settlements.Select(settlement => new TimelineEntry(
        (settlement.Amount.IsNegative, settlement.Kind) switch
        {
            (true, _) => $"{MoneyText.Of(-settlement.Amount, culture)} undone, from",
            (_, DocumentKind.Payment) => $"{MoneyText.Of(settlement.Amount, culture)} paid, with",
            (_, DocumentKind.CreditMemo) => $"{MoneyText.Of(settlement.Amount, culture)} credited, by",
            _ when page.Invoice.IsCredit => $"{MoneyText.Of(settlement.Amount, culture)} applied to",
            _ => $"{MoneyText.Of(settlement.Amount, culture)} credited, by",
        })
        {
            On = settlement.On,
            Link = new TimelineLink(settlement.Kind, settlement.Number, settlement.Slug),
        });

    private static IEnumerable<TimelineEntry> Disputed(InvoicePage page)
    {
        foreach (var dispute in page.Disputes)
        {
            yield return new TimelineEntry(
                $"{dispute.RaisedBy} disputed it: {dispute.Reason.Words().ToLowerInvariant()}")
            {
                At = dispute.RaisedAt,
                Words = dispute.Text
            };
            if (dispute.EndedAt is { } ended)
            {
                yield return dispute.State is DisputeState.Withdrawn
                    ? new TimelineEntry($"{dispute.WithdrawnBy} withdrew the dispute") { At = ended }
                    : new TimelineEntry($"Our billing department answered: {DisputeWords.Of(dispute.Outcome).ToLowerInvariant()}")
                    {
                        At =
                        ended,
                        Words = dispute.Answer
                    };
            }
        }
    }

    private static IEnumerable<TimelineEntry> Promised(InvoicePage page, CultureInfo culture)
    {
        foreach (var promise in page.Promises.Select(promise => promise.Promise))
        {
            yield return new TimelineEntry(
                $"{promise.MadeBy} promised {MoneyText.Of(promise.Total, culture)} by "
                + $"{DateText.Spelled(promise.PromisedOn, culture)}")
            { At = promise.MadeAt };
            if (promise.WithdrawnAt is { } withdrawn)
            {
                yield return new TimelineEntry($"{promise.WithdrawnBy} withdrew the promise") { At = withdrawn };
            }
        }
    }

    // A promise is told by whoever made it on the portal, and by its event where it came through the feed.
    // A reminder goes out in the morning: who disputes or promises on its day answers it.
    private static IEnumerable<TimelineEntry> Collected(InvoicePage page) =>
        page.Collections.Select(happened => new TimelineEntry(CreditWords.Of(happened.Kind))
        {
            On = happened.On,
            With = TimelineEntry.StartOfDay,
            Link = new TimelineLink(DocumentKind.CollectionsActivity, happened.Number, happened.Slug),
        });

    private static IEnumerable<TimelineEntry> Ended(InvoicePage page)
    {
        if (page.Invoice.VoidedOn is { } voided)
        {
            yield return new TimelineEntry("Voided: there is nothing to pay") { On = voided };
        }
        else if (page.Invoice is { IsCredit: false, Rest.IsZero: true } && page.Settlements.Count > 0)
        {
            yield return new TimelineEntry("Paid in full") { On = page.Settlements.Max(settlement => settlement.On) };
        }
    }
}
