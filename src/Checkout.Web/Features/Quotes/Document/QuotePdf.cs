using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.Quotes.Document;

/// <summary>The quote on paper, from the same figures and words as its page.</summary>
public sealed class QuotePdf(PdfDocuments documents)
{
    public byte[] Print(QuotePage page, Account account, CultureInfo culture)
    {
        var (document, quote) = (page.Document, page.Quote);
        var title = page.Versions.Count == 1 ? $"Quote {quote.Number}" : $"Quote {quote.Number}, version {quote.Revision}";
        using var pdf = documents.Begin(new PdfHead(title, quote.Number, page.Vendor.Letterhead(), quote.PublishedAt
            ?? DateTimeOffset.UnixEpoch)
        { Kind = DocumentFooter.Quote });
        pdf.Title(title, Sentence(page));
        pdf.Facts(
            PdfFacts.Addressee("Prepared for", document.Contract?.BillTo ?? account.BillingAddress, account.TaxId),
            FactsOf(page, document, account, culture));
        pdf.Heading(quote.Title);
        pdf.Table(LinesOf(document, culture));
        Billing(pdf, document, culture);
        pdf.Heading("Terms");
        pdf.Paragraph(QuoteWords.Terms(document));
        if (quote.Note is { Length: > 0 } note)
        {
            pdf.Heading("Note");
            pdf.Paragraph(note);
        }

        return pdf.ToArray();
    }

    private static string Sentence(QuotePage page) => page switch
    {
        { IsNewest: true, IsOpen: true } => $"Open until {page.LastMoment}.",
        { Refusal: { } refusal } => refusal,
        _ => QuoteWords.Of(page.Document.Status) + ".",
    };

    private static PdfFacts FactsOf(QuotePage page, QuoteDocument document, Account account, CultureInfo culture) => PdfFacts.Known("Quote",
        ("Account", account.Number),
        ("Type", QuoteWords.Of(page.Quote.Type)),
        ("Published", page.Quote.PublishedOn is { } published ? DateText.Brief(published, culture) : null),
        ("Open until", DateText.Brief(page.Quote.ExpiresOn, culture)),
        ("Contract", document.Contract?.Number),
        ("Term", document.Term is { } term ? $"{DateText.Brief(term.From, culture)} – {DateText.Brief(term.To, culture)}" : null),
        ("Payment", QuoteWords.Payment(document)),
        ("Account executive", $"{page.Executive.Name}, {page.Executive.Email}"));

    private static PdfTable LinesOf(QuoteDocument document, CultureInfo culture)
    {
        string Price(decimal price) => MoneyText.PriceWithoutCurrency(document.In(price), culture);
        var sameTerm = document.Lines.Where(line => line.Line.IsRecurring).Select(line => line.Term).Distinct().Count() <= 1;
        string Total(QuotedLine line) => line.Amount is { } amount ? MoneyText.WithoutCurrency(amount, culture) : "–";
        return new PdfTable(
            [
                PdfColumn.Text("Product"),
                PdfColumn.Figure("Quantity"),
                PdfColumn.Figure("List price"),
                PdfColumn.Figure("Discount"),
                PdfColumn.Figure("Your price"),
                PdfColumn.Fixed("Term", 76),
                PdfColumn.Figure($"Total, {document.Currency.Code}"),
            ],
            [
                .. document.Lines.Select(line => new PdfRow(
                    new PdfCell(line.Line.Name, string.Join(" ",
                    new[] { line.Line.Description, line.Line.Sku }.Where(text => !string.IsNullOrEmpty(text)))),
                    QuantityText.Of(line.Line.Quantity, line.Line.Unit, culture),
                    new PdfCell(Price(line.Line.ListPrice), PerUnits(line, culture)),
                    line.Line.DiscountPercent == 0m ? "" : QuantityText.Percent(line.Line.DiscountPercent / 100m, culture),
                    Price(line.Line.NetPrice),
                    TermOf(line, sameTerm, culture),
                    Total(line))),
            ])
        {
            Totals = [.. Totals(document, culture)],
        };
    }

    private static string? PerUnits(QuotedLine line, CultureInfo culture) =>
        line.Line.BaseQuantity == 1m ? null : $"per {QuantityText.Of(line.Line.BaseQuantity, line.Line.Unit, culture)}";

    // Days that all lines share stand above the table.
    private static PdfCell TermOf(QuotedLine line, bool sameTerm, CultureInfo culture) => line switch
    {
        { Line.IsRecurring: false } => "once",
        { Months: { } months, Term: { } term } => new PdfCell(
            QuantityText.Of(QuoteWords.Months(months), "month", culture),
            sameTerm ? null : $"{DateText.Brief(term.From, culture)} – {DateText.Brief(term.To, culture)}"),
        _ => "monthly",
    };

    private static IEnumerable<PdfTotal> Totals(QuoteDocument document, CultureInfo culture)
    {
        var sums = document.Sums;
        if (sums is { Discount: { } discount, List: { } list })
        {
            yield return new PdfTotal("List price", MoneyText.Of(list, culture));
            yield return new PdfTotal("Your discount", MoneyText.Of(discount, culture));
        }

        yield return new PdfTotal("Subtotal", MoneyText.Of(sums.Net, culture));
        if (sums.Taxes.Count == 0)
        {
            yield return new PdfTotal("Tax", MoneyText.Of(sums.Tax, culture));
        }

        foreach (var (treatment, taxable, tax) in sums.Taxes)
        {
            var rate = treatment.Rate == 0m ? ""
                : $", {QuantityText.Percent(treatment.Rate / 100m, culture)} of {MoneyText.Of(document.In(taxable), culture)}";
            var reason = treatment.ExemptionReason is { } given ? $": {given}" : "";
            yield return new PdfTotal(TaxWords.Of(treatment.Category) + rate + reason, MoneyText.Of(document.In(tax), culture));
        }

        yield return new PdfTotal("Total", MoneyText.Of(sums.Total, culture), Emphasised: true);
    }

    private static void Billing(PdfDocumentWriter pdf, QuoteDocument document, CultureInfo culture)
    {
        if (document.Invoices.Count == 0)
        {
            return;
        }

        pdf.Heading("When it is billed");
        if (document.Snapshot is not null)
        {
            pdf.SmallPrint($"If accepted on {DateText.Spelled(document.Today, culture)}.");
        }

        pdf.Table(new PdfTable(
            [PdfColumn.Text("Invoice"), PdfColumn.Figure("Net", 90), PdfColumn.Figure("Tax", 90),
            PdfColumn.Figure($"Total, {document.Currency.Code}", 90)],
            [
                .. document.Invoices.Select(invoice => new PdfRow(
                    DateText.Spelled(invoice.On, culture),
                    MoneyText.WithoutCurrency(invoice.Net, culture),
                    MoneyText.WithoutCurrency(invoice.Tax, culture),
                    MoneyText.WithoutCurrency(invoice.Total, culture))),
            ]));
    }
}
