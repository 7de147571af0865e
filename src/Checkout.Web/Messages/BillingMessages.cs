using Checkout.Domain.Documents;
using Checkout.Domain.Contracts;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about invoices.</summary>
internal static class BillingMessages
{
    public static async Task<MailContent?> InvoiceReadyAsync(MessageSource source, IInvoiceFile file, CancellationToken cancellationToken)
    {
        var invoice = await source.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (invoice is null)
        {
            return null;
        }

        // The contract's wish counts at the moment of sending.
        var isAttached = invoice.ContractId is not { } contractId
            || await source.Db.Contracts.Where(row => row.Id == contractId).Select(row => row.InvoiceDelivery).SingleAsync(cancellationToken) is InvoiceDelivery.MailWithPdf;
        var due = invoice.DueOn is { } dueOn ? $"It is due on {DateText.WithWeekday(dueOn, source.Culture)}." : "";
        return new MailContent(
            $"Invoice {invoice.Number}: {MoneyText.Of(invoice.AmountDue, source.Culture)}",
            [$"{source.Vendor.CalledName} has issued invoice {invoice.Number} for {source.Account.Name}, amount due {MoneyText.Of(invoice.AmountDue, source.Culture)}. {due}".TrimEnd(), isAttached ? "The invoice is attached as a PDF." : "You find it in the portal."])
        {
            Facts =
            [
                new("Invoice", invoice.Number),
                new("Issued", DateText.Spelled(invoice.IssuedOn, source.Culture)),
                new("Total with tax", MoneyText.Of(invoice.Total, source.Culture)),
                new("Amount due", MoneyText.Of(invoice.AmountDue, source.Culture)),
            ],
            Action = new("See the invoice", source.Link(DocumentKind.Invoice, invoice.Slug)),
            Reason = $"You get this because you receive the invoices of {source.Account.Name}.",
            Attachments = isAttached ? [new($"{invoice.Slug}.pdf", "application/pdf", await file.PdfAsync(source.Db, invoice.Slug, source.Culture, cancellationToken))] : [],
        };
    }
}
