using Checkout.Web.Features.CreditMemos;
using Checkout.Web.Features.Invoices;
using Checkout.Web.Features.Orders;
using Checkout.Web.Features.Payments;
using Checkout.Web.Features.Quotes;

namespace Checkout.Web.Features.Home;

/// <summary>The latest documents of every kind. Each kind gives its newest few from an index; which of them are shown is decided
/// here.</summary>
internal static class RecentDocuments
{
    private const int Shown = 6;

    private delegate Task<IEnumerable<RecentDocument>> Newest(CheckoutDbContext db, DateOnly today, TimeZoneInfo zone,
        CancellationToken cancellation);

    private static readonly Newest[] Kinds =
    [
        Of(
            (db, _) => db.Quotes
                .Where(QuoteStatuses.Newest).Where(quote => quote.PublishedAt != null && quote.Status != QuoteStatus.Discarded)
                .OrderByDescending(quote => quote.PublishedAt).ThenByDescending(quote => quote.Ordinal)
                .Take(Shown)
                .Select(quote => new
                {
                    quote.Number,
                    quote.Slug,
                    quote.Title,
                    quote.PublishedAt,
                    quote.TotalAmount,
                    quote.Currency,
                    quote.Status,
                    quote.ExpiresOn
                }),
            (row, today, zone) => new RecentDocument(
                DocumentKind.Quote,
                row.Number,
                row.Slug,
                $"Quote, {row.Title}",
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.PublishedAt!.Value, zone).DateTime),
                new Money(row.TotalAmount, row.Currency),
                QuoteWords.StatusOf(Quote.DerivedStatus(row.Status, row.ExpiresOn, today)))),
        Of(
            (db, _) => db.Orders
                .OrderByDescending(order => order.PlacedOn).ThenByDescending(order => order.Ordinal)
                .Take(Shown)
                .Select(order => new
                {
                    order.Number,
                    order.Slug,
                    order.PlacedBy,
                    order.PlacedOn,
                    order.TotalAmount,
                    order.Currency,
                    order.Status
                }),
            (row, today, zone) => new RecentDocument(
                DocumentKind.Order, row.Number, row.Slug, $"Order, placed by {row.PlacedBy}", row.PlacedOn,
                new Money(row.TotalAmount, row.Currency), OrderRow.WordOf(row.Status))),
        Of(
            (db, _) => db.Invoices
                .OrderByDescending(invoice => invoice.IssuedOn).ThenByDescending(invoice => invoice.Ordinal)
                .Take(Shown)
                .Select(invoice => new
                {
                    invoice.Number,
                    invoice.Slug,
                    invoice.IssuedOn,
                    invoice.TotalAmount,
                    invoice.Currency,
                    invoice.VoidedOn,
                    invoice.DisputedAt,
                    invoice.DueAmount,
                    invoice.AllocatedAmount,
                    invoice.DueOn,
                    First = invoice.Lines.OrderBy(line => line.Position).Select(line => line.Name).FirstOrDefault(),
                }),
            (row, today, zone) => new RecentDocument(
                DocumentKind.Invoice,
                row.Number,
                row.Slug,
                row.First is null ? "Invoice" : $"Invoice, {row.First}",
                row.IssuedOn,
                new Money(row.TotalAmount, row.Currency),
                InvoiceWords.Of(InvoiceStatuses.Of(row.VoidedOn, row.DisputedAt, row.DueAmount, row.AllocatedAmount, row.DueOn, today)))),
        Of(
            (db, _) => db.Payments
                .OrderByDescending(payment => payment.ReceivedOn).ThenByDescending(payment => payment.Ordinal)
                .Take(Shown)
                .Select(payment => new
                {
                    payment.Number,
                    payment.Slug,
                    payment.Method,
                    payment.ReceivedOn,
                    payment.Amount,
                    payment.Currency,
                    payment.Status
                }),
            (row, today, zone) => new RecentDocument(
                DocumentKind.Payment,
                row.Number,
                row.Slug,
                row.Method is PaymentMethod.Other ? "Payment" : $"Payment by {PaymentWords.Of(row.Method).ToLowerInvariant()}",
                row.ReceivedOn,
                new Money(row.Amount, row.Currency),
                PaymentWords.Of(row.Status))),
        Of(
            (db, _) => db.CreditMemos
                .OrderByDescending(memo => memo.IssuedOn).ThenByDescending(memo => memo.Ordinal)
                .Take(Shown)
                .Select(memo => new
                {
                    memo.Number,
                    memo.Slug,
                    memo.Kind,
                    memo.Reason,
                    memo.IssuedOn,
                    memo.TotalAmount,
                    memo.Currency,
                    memo.DueAmount,
                    memo.AllocatedAmount
                }),
            (row, today, zone) => new RecentDocument(
                DocumentKind.CreditMemo,
                row.Number,
                row.Slug,
                row.Reason ?? (row.Kind is CreditMemoKind.WriteOff ? "Write-off" : "Credit memo"),
                row.IssuedOn,
                new Money(row.TotalAmount, row.Currency),
                CreditWords.Status(CreditEntryKind.Credit, new Money(row.DueAmount - row.AllocatedAmount, row.Currency)))),
    ];

    public static async Task<IReadOnlyList<RecentDocument>> ReadAsync(CheckoutDbContext db, DateOnly today, TimeZoneInfo zone,
        CancellationToken cancellation)
    {
        var found = new List<RecentDocument>();
        foreach (var newest in Kinds)
        {
            found.AddRange(await newest(db, today, zone, cancellation));
        }

        return [.. found.OrderByDescending(document => document.On).ThenByDescending(document => document.Number, StringComparer.Ordinal)
            .Take(Shown)];
    }

    private static Newest Of<TRow>(Func<CheckoutDbContext, DateOnly, IQueryable<TRow>> write,
        Func<TRow, DateOnly, TimeZoneInfo, RecentDocument> document)
    {
        var query = new DayQuery<TRow>(write);
        return async (db, today, zone, cancellation) =>
            (await query.ReadAsync(db, today, cancellation)).Select(row => document(row, today, zone));
    }
}
