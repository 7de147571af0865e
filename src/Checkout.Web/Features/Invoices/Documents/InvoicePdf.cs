using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.Invoices.Documents;

/// <summary>The invoice as a document, for download and for the mail that announces it.</summary>
public sealed class InvoicePdf(PdfDocuments documents)
{
    public async Task<byte[]> PdfAsync(CheckoutDbContext db, string slug, CultureInfo culture, CancellationToken cancellation) =>
        await InvoicePage.ReadAsync(db, slug, today: null, cancellation) is { } page
            ? Print(page, culture)
            : throw new InvalidOperationException($"There is no invoice {slug}.");

    public byte[] Print(InvoicePage page, CultureInfo culture)
    {
        var invoice = page.Invoice;
        var createdAt = new DateTimeOffset(invoice.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var pdf = documents.Begin(new PdfHead($"Invoice {invoice.Number}", invoice.Number, page.Vendor.Letterhead(), createdAt)
        {
            Kind = DocumentFooter.Invoice,
        });
        pdf.Title($"Invoice {invoice.Number}", DueSentence(page, culture));
        pdf.Facts(PdfFacts.Addressee("Bill to", invoice.BillTo, invoice.BuyerTaxId), Facts(page, invoice, culture));
        pdf.Table(new PdfTable(BilledPdf.Columns(invoice.Currency), BilledPdf.Rows(invoice, page.Lines, culture))
        {
            Totals = [.. BilledPdf.Totals(invoice, invoice.AllowanceCharges.OrderBy(item => item.Position), "Amount due", culture)],
        });
        BilledPdf.Taxes(pdf, invoice, page.Taxes, culture);
        if (invoice.Stated("note", invoice.Note) is { Length: > 0 } note)
        {
            pdf.Paragraph(note);
        }

        if (invoice.IsToBePaid)
        {
            pdf.Heading("How to pay");
            pdf.Paragraph(
                $"By transfer to {page.Vendor.Bank.Holder}, {page.Vendor.Bank.Bank}, {BankText.AccountWord(page.Vendor.Bank)} "
                + $"{page.Vendor.Bank.Iban}{(page.Vendor.Bank.Bic is { } bic ? $", BIC {bic}" : "")}. Please quote {invoice.Number}.");
        }

        return pdf.ToArray();
    }

    private static string DueSentence(InvoicePage page, CultureInfo culture)
    {
        var due = MoneyText.Of(page.Invoice.AmountDue, culture);
        return page.Invoice.IsCredit ? $"A credit of {due} in your favor."
            : !page.Invoice.IsToBePaid ? "There is nothing to pay."
            : page.Invoice.DueOn is { } day ? $"{due} is due on {DateText.Spelled(day, culture)}."
            : $"{due} is due.";
    }

    private static PdfFacts Facts(InvoicePage page, Invoice invoice, CultureInfo culture) => PdfFacts.Known("Invoice",
        ("Number", invoice.Number),
        ("Account", page.Account.Number),
        ("Issued", DateText.Brief(invoice.IssuedOn, culture)),
        ("Due", invoice.DueOn is { } due ? DateText.Brief(due, culture) : null),
        ("Contract", page.Contract?.Number),
        (page.Orders.Count == 1 ? "Order" : "Orders",
            page.Orders.Count == 0 ? null : string.Join(", ", page.Orders.Select(order => order.Number))),
        ("Purchase order", invoice.PoNumber));
}
