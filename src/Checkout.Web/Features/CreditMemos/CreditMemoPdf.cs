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
        pdf.Facts(new PdfFacts("Credited to", [.. BilledPdf.Addressee(memo)]), new PdfFacts("Credit memo", [.. Facts(page, culture)]));
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

    private static IEnumerable<PdfFact> Facts(CreditMemoPage page, CultureInfo culture)
    {
        yield return new PdfFact("Number", page.Memo.Number);
        yield return new PdfFact("Account", page.Account.Number);
        yield return new PdfFact("Date", DateText.Brief(page.Memo.IssuedOn, culture));
        if (page.Invoice is { } invoice)
        {
            yield return new PdfFact("Invoice", invoice.Number);
        }

        if (page.Contract is { } contract)
        {
            yield return new PdfFact("Contract", contract.Number);
        }

        if (page.Memo.PoNumber is { } purchaseOrder)
        {
            yield return new PdfFact("Purchase order", purchaseOrder);
        }
    }
}
