using Checkout.Web.Documents.Pdf;

namespace Checkout.Web.Features.Invoices.Documents;

/// <summary>The parts that the PDFs of invoices and credit memos have in common.</summary>
public static class BilledPdf
{
    public static IReadOnlyList<PdfColumn> Columns(Currency currency) =>
        [PdfColumn.Text("Product", 2), PdfColumn.Text("Period"), PdfColumn.Figure("Quantity", 62), PdfColumn.Figure("Price", 62),
            PdfColumn.Figure($"Amount, {currency.Code}", 82)];

    public static IEnumerable<PdfRow> Rows(AccountingDocument document, IEnumerable<BilledLine> lines, CultureInfo culture) =>
        lines.Select(line => new StatedLine(document, line)).Select(stated => new PdfRow(
        new PdfCell(stated.Name, LineWords.Under(stated, culture)),
        stated.Line is { PeriodFrom: { } from, PeriodTo: { } to }
            ? $"{DateText.Brief(from, culture)} – {DateText.Brief(to, culture)}" : "",
        QuantityText.Of(stated.Quantity, stated.Line.Unit, culture),
        new PdfCell(
            MoneyText.PriceWithoutCurrency(new Money(stated.Price, document.Currency), culture),
            stated.BaseQuantity == 1m ? null : $"for {QuantityText.Of(stated.BaseQuantity, stated.Line.Unit, culture)}"),
        MoneyText.WithoutCurrency(new Money(stated.Line.Amount, document.Currency), culture)));

    /// <param name="due">What the last sum is called.</param>
    public static IEnumerable<PdfTotal> Totals(AccountingDocument document, IEnumerable<AllowanceCharge> adjustments, string due,
        CultureInfo culture)
    {
        var items = adjustments.ToList();
        string Text(decimal amount) => MoneyText.Of(new Money(amount, document.Currency), culture);
        if (items.Count > 0)
        {
            yield return new PdfTotal("Lines", Text(document.LineNetAmount));
        }

        foreach (var item in items)
        {
            yield return new PdfTotal(InvoiceWords.Of(item), Text(item.IsCharge ? item.Amount : -item.Amount));
        }

        yield return new PdfTotal("Net", MoneyText.Of(document.Net, culture));
        yield return new PdfTotal("Tax", MoneyText.Of(document.Tax, culture));
        yield return new PdfTotal("Total", MoneyText.Of(document.Total, culture), Emphasised: true);
        if (document.PrepaidAmount != 0m)
        {
            yield return new PdfTotal("Paid before", Text(-document.PrepaidAmount));
        }

        if (document.RoundingAmount != 0m)
        {
            yield return new PdfTotal("Rounding", Text(document.RoundingAmount));
        }

        if (document.DueAmount != document.TotalAmount)
        {
            yield return new PdfTotal(due, MoneyText.Of(document.AmountDue, culture), Emphasised: true);
        }
    }

    public static void Taxes(PdfDocumentWriter pdf, AccountingDocument document, IEnumerable<TaxRow> taxes, CultureInfo culture)
    {
        var currency = document.Currency;
        pdf.Heading("Tax");
        pdf.Table(new PdfTable(
            [PdfColumn.Text("Tax", 2), PdfColumn.Figure("Rate", 62), PdfColumn.Figure("Taxable", 90), PdfColumn.Figure("Tax", 90)],
            [
                .. taxes.Select(tax => new PdfRow(
                    new PdfCell(TaxWords.Of(tax.TaxCategory), StatedLine.ReasonOf(document, tax)),
                    QuantityText.Percent(tax.TaxRate / 100m, culture),
                    MoneyText.WithoutCurrency(new Money(tax.TaxableAmount, currency), culture),
                    MoneyText.WithoutCurrency(new Money(tax.TaxAmount, currency), culture))),
            ]));
    }
}
