using Checkout.Data.Payments;

namespace Checkout.Data.Invoices;

/// <summary>
/// Raises and withdraws disputes under the account's lock, and tells the billing department and the account executive in the same
/// transaction.
/// </summary>
public sealed class DisputeInvoice(Submissions submissions, BusinessCalendar calendar, BillingDepartment billing)
{
    /// <param name="slug">The invoice’s.</param>
    public Task<Outcome> RaiseAsync(Submission form, string slug, DisputeTerms terms, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var invoice = await db.Invoices.Include(row => row.Lines).SingleOrDefaultAsync(row => row.Slug == slug, token)
                ?? throw new NotFoundException();

            if (invoice.WhyNotDisputable is { } why)
            {
                return new Outcome.Changed(why);
            }

            var dispute = InvoiceDispute.Raise(invoice, terms, form.UserId, form.UserName, now, calendar.DateAt(now));
            db.InvoiceDisputes.Add(dispute);
            await db.NotifyVendorAsync(form, MessageKind.InvoiceDisputed, dispute.Id, billing, now, token);
            return Done(invoice, AuditAction.InvoiceDisputed, dispute);
        }, cancellation);

    public Task<Outcome> WithdrawAsync(Submission form, string slug, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var invoice = await db.Invoices.SingleOrDefaultAsync(row => row.Slug == slug, token) ?? throw new NotFoundException();

            if (await db.InvoiceDisputes.SingleOrDefaultAsync(row => row.InvoiceId == invoice.Id && row.State == DisputeState.Open,
                token) is not { } dispute)
            {
                return new Outcome.Changed($"{invoice.Number} is no longer disputed.");
            }

            dispute.Withdraw(invoice, form.UserName, now, calendar.DateAt(now));
            await db.NotifyVendorAsync(form, MessageKind.DisputeWithdrawn, dispute.Id, billing, now, token);
            return Done(invoice, AuditAction.DisputeWithdrawn, dispute);
        }, cancellation);

    private static Outcome.Done Done(Invoice invoice, AuditAction action, InvoiceDispute dispute) =>
        new(DocumentPath.Of(DocumentKind.Invoice, invoice.Slug), action, invoice.Number, $"{dispute.Reason.Words()}");
}
