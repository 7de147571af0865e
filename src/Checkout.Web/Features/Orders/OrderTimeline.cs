namespace Checkout.Web.Features.Orders;

/// <summary>The story of an order: published, opened, accepted, invoiced, paid. Newest first.</summary>
public sealed class OrderTimeline(CheckoutDbContext db, BusinessCalendar calendar)
{
    public async Task<IReadOnlyList<TimelineEntry>> OfAsync(OrderPage page, CultureInfo culture, CancellationToken cancellation)
    {
        var told = new List<TimelineEntry>();
        if (page.Quote is { } quote)
        {
            told.AddRange(await OfQuoteAsync(quote, page.Account.Executive.Name, cancellation));
        }

        if (page.Acceptance is { RequestedBy: { } requester, RequestedAt: { } asked })
        {
            told.Add(new TimelineEntry($"{requester}, {page.Acceptance.RequestedByTitle}, asked for approval") { At = asked });
        }

        told.Add(Placed(page));
        if (page.Cancellation is { } canceled)
        {
            told.Add(new TimelineEntry($"{canceled.CanceledBy} canceled this order") { At = canceled.CanceledAt, Words = canceled.Reason });
        }

        told.AddRange(page.Invoices.SelectMany(invoice => OfInvoice(invoice, page, culture)));
        told.AddRange(await SettledAsync(page, culture, cancellation));
        return TimelineEntry.NewestFirst(told, calendar);
    }

    private static TimelineEntry Placed(OrderPage page)
    {
        if (page.Acceptance is { } acceptance)
        {
            return new TimelineEntry(
                $"{acceptance.Name}, {acceptance.Title}, accepted {page.Order.QuoteNumber} and placed this order")
            {
                At =
                acceptance.AcceptedAt
            };
        }

        return new TimelineEntry(
            $"{page.Order.PlacedBy} placed this order{(page.Order.QuoteNumber is { } quote ? $" by accepting {quote}" : "")}")
        {
            On =
            page.Order.PlacedOn
        };
    }

    private static IEnumerable<TimelineEntry> OfInvoice(OrderInvoice invoice, OrderPage page, CultureInfo culture)
    {
        yield return new TimelineEntry("Invoice")
        {
            On = invoice.IssuedOn,
            With = !invoice.Shared && invoice.IssuedOn == page.Order.PlacedOn ? page.Acceptance?.AcceptedAt : null,
            Link = Link(DocumentKind.Invoice, invoice.Number, invoice.Slug),
            Rest = $"was issued for {MoneyText.Of(invoice.Total, culture)} with "
            + $"tax{(invoice.DueOn is { } due && !invoice.Total.IsZero ? $", due on {DateText.Brief(due, culture)}" : "")}",
        };
        if (invoice.VoidedOn is { } voided)
        {
            yield return new TimelineEntry("Invoice")
            {
                On = voided,
                Link = Link(DocumentKind.Invoice, invoice.Number, invoice.Slug),
                Rest = "was voided"
            };
        }
    }

    private async Task<IEnumerable<TimelineEntry>> OfQuoteAsync(Quote quote, string executive, CancellationToken cancellation)
    {
        var versions = await db.Quotes.Where(row => row.Slug == quote.Slug && row.Revision <= quote.Revision && row.PublishedAt != null)
            .OrderBy(row => row.Revision)
            .Select(row => new
            {
                row.Revision,
                row.PublishedAt,
                row.Origin,
                Readings = db.QuoteReadings.Where(reading => reading.QuoteId == row.Id)
                    .Select(reading => new { reading.UserName, reading.FirstOpenedAt }).ToList(),
            })
            .ToListAsync(cancellation);
        var link = Link(DocumentKind.Quote, quote.Number, quote.Slug);
        string? Version(int revision) => versions.Count == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"version {revision}");
        var published = versions.Select(version =>
            new TimelineEntry($"{(version.Origin is QuoteOrigin.Customer ? "Your company made" : $"{executive} published")} quote")
            {
                At = version.PublishedAt,
                Link = link,
                Rest = Version(version.Revision),
            });
        var opened = versions.SelectMany(version => version.Readings, (version, reading) =>
            new TimelineEntry($"{reading.UserName} first opened quote")
            {
                At = reading.FirstOpenedAt,
                Link = link,
                Rest = Version(version.Revision),
            }).OrderBy(entry => entry.At);
        return published.Concat(opened);
    }

    /// <summary>What settled the order's invoices. Whatever was taken back on its own day never counts.</summary>
    private async Task<IEnumerable<TimelineEntry>> SettledAsync(OrderPage page, CultureInfo culture, CancellationToken cancellation)
    {
        var invoices = page.Invoices.ToDictionary(invoice => invoice.Id, invoice => invoice.Number);
        var ids = invoices.Keys.ToList();
        var allocated = ids.Count == 0 ? [] : await db.Allocations.Where(allocation => ids.Contains(allocation.InvoiceId))
            .GroupBy(allocation => new
            {
                allocation.PaymentId,
                allocation.CreditMemoId,
                allocation.CreditInvoiceId,
                allocation.InvoiceId,
                allocation.PostedOn,
                allocation.CreditNumber,
                allocation.CreditSlug
            })
            .Select(group => new { group.Key, Amount = group.Sum(allocation => allocation.Amount) })
            .ToListAsync(cancellation);
        return allocated.Where(row => row.Amount != 0m).OrderBy(row => row.Key.PostedOn).Select(settlement =>
        {
            var row = settlement.Key;
            var (kind, word) = row.PaymentId is not null ? (DocumentKind.Payment, "Payment")
                : row.CreditMemoId is not null ? (DocumentKind.CreditMemo, "Credit memo") : (DocumentKind.Invoice, "Credit invoice");
            var (settled, settles) = row.PaymentId is null ? ("settled", "settles") : ("paid", "pays");
            var amount = MoneyText.Of(new Money(Math.Abs(settlement.Amount), page.Order.Currency), culture);
            return new TimelineEntry(word)
            {
                On = row.PostedOn,
                Link = Link(kind, row.CreditNumber, row.CreditSlug),
                Rest = settlement.Amount > 0m ? $"{settled} {amount} of {invoices[row.InvoiceId]}"
                : $"no longer {settles} {amount} of {invoices[row.InvoiceId]}",
            };
        });
    }

    private static TimelineLink Link(DocumentKind kind, string number, string slug) => new(kind, number, slug);
}
