using System.Globalization;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Messages;
using Checkout.Web.Wording;

namespace Checkout.Web.Features.Invoices;

/// <summary>The invoice as a document, for download and for the mail that announces it.</summary>
public sealed class InvoicePdf(PdfDocuments documents) : IInvoiceFile
{
    public async Task<byte[]> PdfAsync(CheckoutDbContext db, string slug, CultureInfo culture, CancellationToken cancellationToken) =>
        await InvoicePage.ReadAsync(db, slug, cancellationToken) is { } page
            ? Print(page, culture)
            : throw new InvalidOperationException($"There is no invoice {slug}.");

    public byte[] Print(InvoicePage page, CultureInfo culture)
    {
        var invoice = page.Invoice;
        var createdAt = new DateTimeOffset(invoice.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var pdf = documents.Begin(new PdfHead($"Invoice {invoice.Number}", invoice.Number, page.Vendor.Letterhead(), createdAt));
        pdf.Title($"Invoice {invoice.Number}", DueSentence(page, culture));
        pdf.Facts(new PdfFacts("Bill to", [.. BillTo(page)]), new PdfFacts("Invoice", [.. Facts(page, culture)]));
        pdf.Table(Lines(page, culture));
        Taxes(pdf, page, culture);
        if (invoice.Note is { Length: > 0 } note)
        {
            pdf.Paragraph(note);
        }

        if (invoice is { IsCredit: false })
        {
            pdf.Heading("How to pay");
            pdf.Paragraph($"By transfer to {page.Vendor.Bank.Holder}, {page.Vendor.Bank.Bank}, {BankText.AccountWord(page.Vendor.Bank)} {page.Vendor.Bank.Iban}{(page.Vendor.Bank.Bic is { } bic ? $", BIC {bic}" : "")}. Please quote {invoice.Number}.");
        }

        return pdf.ToArray();
    }

    private static string DueSentence(InvoicePage page, CultureInfo culture)
    {
        var due = MoneyText.Of(page.Invoice.AmountDue, culture);
        return page.Invoice.IsCredit ? $"A credit of {due} in your favor."
            : page.Invoice.DueOn is { } day ? $"{due} is due on {DateText.Spelled(day, culture)}."
            : $"{due} is due.";
    }

    private static IEnumerable<PdfFact> BillTo(InvoicePage page)
    {
        foreach (var line in page.Invoice.BillTo.Lines().Append(CountryText.Name(page.Invoice.BillTo.Country)))
        {
            yield return line;
        }

        if (page.Invoice.BuyerTaxId is { } taxId)
        {
            yield return new PdfFact("Tax ID", taxId);
        }
    }

    private static IEnumerable<PdfFact> Facts(InvoicePage page, CultureInfo culture)
    {
        var invoice = page.Invoice;
        yield return new PdfFact("Number", invoice.Number);
        yield return new PdfFact("Issued", DateText.Brief(invoice.IssuedOn, culture));
        if (invoice.DueOn is { } due)
        {
            yield return new PdfFact("Due", DateText.Brief(due, culture));
        }

        if (page.Contract is { } contract)
        {
            yield return new PdfFact("Contract", contract.Number);
        }

        if (page.Orders.Count > 0)
        {
            yield return new PdfFact(page.Orders.Count == 1 ? "Order" : "Orders", string.Join(", ", page.Orders.Select(order => order.Number)));
        }

        if (invoice.PoNumber is { } purchaseOrder)
        {
            yield return new PdfFact("Purchase order", purchaseOrder);
        }
    }

    private static PdfTable Lines(InvoicePage page, CultureInfo culture)
    {
        var invoice = page.Invoice;
        var rows = page.Lines.Select(line => new PdfRow(
            new PdfCell(line.Name, line.Note ?? line.Sku),
            line is { PeriodFrom: { } from, PeriodTo: { } to } ? $"{DateText.Brief(from, culture)} – {DateText.Brief(to, culture)}" : "",
            QuantityText.Of(line.Quantity, line.Unit, culture),
            new PdfCell(
                MoneyText.PriceWithoutCurrency(new Money(line.Price, invoice.Currency), culture),
                line.BaseQuantity == 1m ? null : $"for {QuantityText.Of(line.BaseQuantity, line.Unit, culture)}"),
            MoneyText.WithoutCurrency(new Money(line.Amount, invoice.Currency), culture)));
        return new PdfTable(
            [PdfColumn.Text("Product", 2), PdfColumn.Text("Period"), PdfColumn.Figure("Quantity", 62), PdfColumn.Figure("Price", 62), PdfColumn.Figure($"Amount, {invoice.Currency.Code}", 82)],
            rows)
        { Totals = [.. Totals(page, culture)] };
    }

    private static IEnumerable<PdfTotal> Totals(InvoicePage page, CultureInfo culture)
    {
        var invoice = page.Invoice;
        string Text(decimal amount) => MoneyText.Of(new Money(amount, invoice.Currency), culture);
        if (invoice.AllowanceCharges.Count > 0)
        {
            yield return new PdfTotal("Lines", Text(invoice.LineNetAmount));
        }

        foreach (var item in invoice.AllowanceCharges.OrderBy(item => item.Position))
        {
            yield return new PdfTotal(InvoiceWords.Of(item), Text(item.IsCharge ? item.Amount : -item.Amount));
        }

        yield return new PdfTotal("Net", MoneyText.Of(invoice.Net, culture));
        yield return new PdfTotal("Tax", MoneyText.Of(invoice.Tax, culture));
        yield return new PdfTotal("Total", MoneyText.Of(invoice.Total, culture), Emphasised: true);
        if (invoice.PrepaidAmount != 0m)
        {
            yield return new PdfTotal("Paid before", Text(-invoice.PrepaidAmount));
        }

        if (invoice.RoundingAmount != 0m)
        {
            yield return new PdfTotal("Rounding", Text(invoice.RoundingAmount));
        }

        if (invoice.DueAmount != invoice.TotalAmount)
        {
            yield return new PdfTotal("Amount due", MoneyText.Of(invoice.AmountDue, culture), Emphasised: true);
        }
    }

    private static void Taxes(PdfDocumentWriter pdf, InvoicePage page, CultureInfo culture)
    {
        var currency = page.Invoice.Currency;
        pdf.Heading("Tax");
        pdf.Table(new PdfTable(
            [PdfColumn.Text("Tax", 2), PdfColumn.Figure("Rate", 62), PdfColumn.Figure("Taxable", 90), PdfColumn.Figure("Tax", 90)],
            [
                .. page.Taxes.Select(tax => new PdfRow(
                    new PdfCell(TaxWords.Of(tax.TaxCategory), tax.ExemptionReason),
                    QuantityText.Percent(tax.TaxRate / 100m, culture),
                    MoneyText.WithoutCurrency(new Money(tax.TaxableAmount, currency), culture),
                    MoneyText.WithoutCurrency(new Money(tax.TaxAmount, currency), culture))),
            ]));
    }
}
