using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.Orders;

/// <summary>The order form: what was ordered, on which terms, and the evidence of who accepted it.</summary>
public sealed class OrderFormPdf(PdfDocuments documents)
{
    public byte[] Print(OrderPage page, CultureInfo culture, TimeZoneInfo zone)
    {
        var order = page.Order;
        using var pdf = documents.Begin(new PdfHead($"Order form {order.Number}", order.Number, page.Vendor.Letterhead(), order.PlacedAt)
        {
            Kind = DocumentFooter.OrderForm,
        });
        var canceled = page.Cancellation is { } cancellation
            ? $" Canceled on {DateText.Instant(cancellation.CanceledAt, zone, culture)} by {cancellation.CanceledBy}."
            : "";
        pdf.Title($"Order form {order.Number}",
            $"Placed on {DateText.Spelled(order.PlacedOn, culture)} by {order.PlacedBy} under contract {page.Contract.Number}.{canceled}");
        pdf.Facts(
            PdfFacts.Addressee("Customer", page.BillTo),
            PdfFacts.Known("Order",
                ("Order", page.Order.Number),
                ("Account", page.Account.Number),
                ("Date", DateText.Brief(page.Order.PlacedOn, culture)),
                ("Contract", page.Contract.Number),
                ("Quote", page.Order.QuoteNumber),
                ("Purchase order", page.Order.PoNumber),
                ("Payment", $"{page.Contract.PaymentTermsDays.ToString(CultureInfo.InvariantCulture)} days")));
        pdf.Table(LinesOf(page, culture));
        if (page.Acceptance is { } acceptance)
        {
            Evidence(pdf, acceptance, culture, zone);
        }

        return pdf.ToArray();
    }

    private static PdfTable LinesOf(OrderPage page, CultureInfo culture)
    {
        var currency = page.Order.Currency;
        var rows = page.Lines.Select(line => new PdfRow(
            new PdfCell(line.Name, line.Sku),
            QuantityText.Of(line.Quantity, line.Unit, culture),
            MoneyText.PriceWithoutCurrency(new Money(line.NetPrice, currency), culture),
            line.IsRecurring ? $"{DateText.Brief(line.StartsOn, culture)} – {DateText.Brief(line.EndsOn, culture)}" : "once",
            MoneyText.WithoutCurrency(new Money(line.Amount, currency), culture)));
        return new PdfTable(
            [PdfColumn.Text("Product", 2), PdfColumn.Figure("Quantity", 62), PdfColumn.Figure("Price", 62), PdfColumn.Text("Term"),
            PdfColumn.Figure($"Total, {currency.Code}", 82)],
            rows)
        {
            Totals =
            [
                new("Net", MoneyText.Of(page.Order.Net, culture)),
                new("Tax", MoneyText.Of(page.Order.Tax, culture)),
                new("Total", MoneyText.Of(page.Order.Total, culture), Emphasised: true),
            ],
        };
    }

    private static void Evidence(PdfDocumentWriter pdf, Acceptance acceptance, CultureInfo culture, TimeZoneInfo zone)
    {
        pdf.Heading("Acceptance");
        if (acceptance is { RequestedBy: { } requester, RequestedAt: { } asked })
        {
            pdf.Paragraph(
                $"Approval was asked for by {requester}, {acceptance.RequestedByTitle} ({acceptance.RequestedByEmail}), on "
                + $"{DateText.Instant(asked, zone, culture)} ({Utc(asked)}), and given by the acceptance of a second person.");
        }

        pdf.Paragraph(
            $"Accepted electronically by {acceptance.Name}, {acceptance.Title} ({acceptance.Email}), on "
            + $"{DateText.Instant(acceptance.AcceptedAt, zone, culture)} ({Utc(acceptance.AcceptedAt)}), who confirmed being authorized "
            + $"to do so and agreed to the terms, version {acceptance.TermsVersion} ({acceptance.TermsUrl}).");
        pdf.SmallPrint($"IP address {acceptance.IpAddress ?? "unknown"}. Browser: {acceptance.UserAgent ?? "unknown"}.");
        pdf.SmallPrint($"SHA-256 of the quote as it was shown: {acceptance.SnapshotHash}");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
