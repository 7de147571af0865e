using Checkout.Data.Collections;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Templates;

namespace Checkout.Web.Features.BankTransfers;

/// <summary>The remittance advice: what is to be transferred where, under which reference, and for which invoices.</summary>
public sealed class RemittancePdf(PdfDocuments documents, IOptions<TransferOptions> options)
{
    private const double CodeWidth = 130;

    public byte[] Print(TransferPage page, CultureInfo culture)
    {
        var title = page.Remittance is null ? $"Bank transfer for invoice {page.Name}" : $"Remittance advice {page.Name}";
        var createdAt = page.Remittance?.PreparedAt ?? new DateTimeOffset(page.Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var pdf = documents.Begin(new PdfHead(title, page.Name, page.Vendor.Letterhead(), createdAt)
        {
            Kind = DocumentFooter.Remittance,
        });
        pdf.Title(title, page.Amount.IsZero ? "There is nothing left to pay."
            : $"{MoneyText.Of(page.Amount, culture)} to be transferred to {SentenceEnd.Of(page.Vendor.Bank.Holder)}");
        pdf.Facts(new PdfFacts("From", [.. From(page)]), To(page, page.Vendor.Bank, culture));
        if (page.Vendor.HasNewBank(page.Today, options.Value.BankNoticeDays))
        {
            pdf.Paragraph(TransferWords.NewBank(page.Vendor, culture));
        }

        pdf.Table(new PdfTable(
            [PdfColumn.Text("Invoice", 2), PdfColumn.Text("Due"), PdfColumn.Figure($"Open, {page.Currency.Code}", 110)],
            [
                .. page.Lines.Select(line => new PdfRow(
                    line.Number, line.DueOn is { } due ? DateText.Brief(due, culture) : "not stated",
                    MoneyText.WithoutCurrency(line.Open, culture))),
            ])
        {
            Totals = [new PdfTotal("To be transferred", MoneyText.Of(page.Amount, culture), Emphasised: true)],
        });
        if (page.Code is { } code)
        {
            pdf.Heading("Pay with your banking app");
            pdf.Paragraph(
                "The code holds account, amount and reference. Compare them with the details above before you approve the transfer.");
            pdf.Code(code, CodeWidth);
        }

        return pdf.ToArray();
    }

    private static IEnumerable<PdfFact> From(TransferPage page) =>
        page.Account.BillingAddress.Lines().Append(CountryText.Name(page.Account.BillingAddress.Country))
            .Append($"Account {page.Account.Number}").Select(line => (PdfFact)line);

    private static PdfFacts To(TransferPage page, BankAccount bank, CultureInfo culture) => PdfFacts.Known("To",
        ("Account holder", bank.Holder),
        ("Bank", bank.Bank),
        (BankText.AccountWord(bank), BankText.Account(bank)),
        ("BIC", bank.Bic),
        ("Amount", MoneyText.Of(page.Amount, culture)),
        ("Reference", CreditorReference.Grouped(page.Reference)));
}
