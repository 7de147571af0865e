using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.Payments;

/// <summary>What a receipt says beside the payment itself.</summary>
public sealed record Receipt(PaymentPage Page, Account Account)
{
    /// <summary>“Visa ending in 4242”; null where no card on file paid.</summary>
    public string? Card { get; init; }

    /// <param name="today">The business date of the reading.</param>
    public static async Task<Receipt> ReadAsync(CheckoutDbContext db, Payment payment, DateOnly today, CancellationToken cancellation)
    {
        var page = await PaymentPage.ReadAsync(db, payment, today, cancellation);
        var method = await db.PaymentAttempts.Where(attempt => attempt.PaymentId == payment.Id)
            .Join(db.StoredMethods, attempt => attempt.MethodId, method => method.Id, (attempt, method) => method)
            .AsNoTracking().FirstOrDefaultAsync(cancellation);
        return new Receipt(page, await db.Accounts.AsNoTracking().SingleAsync(cancellation))
        {
            Card = method?.Printed,
        };
    }
}

/// <summary>The receipt of money that was received, also where it was paid back later.</summary>
public sealed class PaymentReceiptPdf(PdfDocuments documents)
{
    /// <summary>Where there is something to receipt.</summary>
    public static bool IsFor(PaymentStatus status) =>
        status is PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;

    public byte[] Print(Receipt receipt, CultureInfo culture)
    {
        var payment = receipt.Page.Payment;
        var createdAt = new DateTimeOffset(payment.ReceivedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var pdf = documents.Begin(
            new PdfHead($"Receipt for payment {payment.Number}", payment.Number, receipt.Page.Vendor.Letterhead(), createdAt)
            {
                Kind = DocumentFooter.Receipt,
            });
        pdf.Title($"Receipt for payment {payment.Number}", PaymentWords.Sentence(payment, culture));
        pdf.Facts(
            PdfFacts.Addressee("Received from", receipt.Account.BillingAddress),
            PdfFacts.Known("Payment",
                ("Number", payment.Number),
                ("Account", receipt.Account.Number),
                ("Received", DateText.Brief(payment.ReceivedOn, culture)),
                ("Method", receipt.Card ?? PaymentWords.Of(payment.Method)),
                ("Status", PaymentWords.Of(payment.Status).Word),
                ("Reference", payment.Reference)));
        pdf.Heading("What it settles");
        if (receipt.Page.Applied.Count == 0)
        {
            pdf.Paragraph("Not applied to an invoice yet.");
        }

        pdf.Table(new PdfTable(
            [PdfColumn.Text("Invoice", 2), PdfColumn.Text("Date"), PdfColumn.Figure($"Amount, {payment.Currency.Code}", 110)],
            [
                .. receipt.Page.Applied.Select(applied => new PdfRow(
                    new PdfCell(applied.InvoiceNumber, applied.Amount.IsNegative ? "undone" : null),
                    DateText.Brief(applied.On, culture),
                    MoneyText.WithoutCurrency(applied.Amount, culture))),
            ])
        {
            Totals = [.. Totals(receipt.Page, culture)],
        });
        return pdf.ToArray();
    }

    private static IEnumerable<PdfTotal> Totals(PaymentPage page, CultureInfo culture)
    {
        yield return new PdfTotal("Received", MoneyText.Of(page.Payment.Total, culture), Emphasised: true);
        yield return new PdfTotal("Applied to invoices", MoneyText.Of(page.Allocated, culture));
        if (!page.Refunded.IsZero)
        {
            yield return new PdfTotal("Refunded", MoneyText.Of(page.Refunded, culture));
        }

        if (!page.Payment.Unapplied.IsZero)
        {
            yield return new PdfTotal("In your favor", MoneyText.Of(page.Payment.Unapplied, culture));
        }
    }
}
