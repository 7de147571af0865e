using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Features.Invoices.Documents;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>The credit memo as a document.</summary>
public sealed class CreditMemoPdf(PdfDocuments documents)
{
    public byte[] Print(CreditMemoPage page, CultureInfo culture)
    {
        var memo = page.Memo;
        var createdAt = new DateTimeOffset(memo.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var pdf = documents.Begin(new PdfHead($"Credit memo {memo.Number}", memo.Number, page.Vendor.Letterhead(), createdAt)
        {
            Kind = DocumentFooter.CreditMemo,
        });
        pdf.Title($"Credit memo {memo.Number}", $"{CreditWords.Of(memo.Kind)}: {MoneyText.Of(memo.AmountDue, culture)} in your favor.");
        pdf.Facts(PdfFacts.Addressee("Credited to", memo.BillTo, memo.BuyerTaxId), PdfFacts.Known("Credit memo",
            ("Number", memo.Number),
            ("Account", page.Account.Number),
            ("Date", DateText.Brief(memo.IssuedOn, culture)),
            ("Invoice", page.Invoice?.Number),
            ("Contract", page.Contract?.Number),
            ("Purchase order", memo.PoNumber)));
        pdf.Table(new PdfTable(BilledPdf.Columns(memo.Currency),
            BilledPdf.Rows(memo, memo.Lines.OrderBy(line => line.Position), culture))
        {
            Totals = [.. BilledPdf.Totals(memo, memo.AllowanceCharges.OrderBy(item => item.Position), "Amount credited", culture)],
        });
        BilledPdf.Taxes(pdf, memo, memo.Taxes.OrderBy(tax => tax.Position), culture);
        if (memo.Reason is { Length: > 0 } reason)
        {
            pdf.Heading("Reason");
            pdf.Paragraph(reason);
        }

        if (memo.Stated("note", memo.Note) is { Length: > 0 } note)
        {
            pdf.Paragraph(note);
        }

        return pdf.ToArray();
    }
}
