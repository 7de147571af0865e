using Checkout.Domain.Documents;
using Checkout.Data;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.Disputes;

/// <summary>Raises and withdraws disputes under the account's lock, and tells the billing department and the account executive in the same transaction.</summary>
public sealed class DisputeInvoice(AccountTransactions transactions, BusinessCalendar calendar, IOptions<VendorOptions> vendor)
{
    public Task<DisputeResult> RaiseAsync(DisputePost post, DisputeTerms terms, CancellationToken cancellation) =>
        RunAsync(post, AuditAction.InvoiceDisputed, terms, MessageKind.InvoiceDisputed, (db, invoice, now) =>
        {
            if (!invoice.CanDispute)
            {
                return Task.FromResult<InvoiceDispute?>(null);
            }

            var dispute = InvoiceDispute.Raise(invoice, terms, post.UserId, post.UserName, now, calendar.DateAt(now));
            db.InvoiceDisputes.Add(dispute);
            return Task.FromResult<InvoiceDispute?>(dispute);
        }, cancellation);

    public Task<DisputeResult> WithdrawAsync(DisputePost post, CancellationToken cancellation) =>
        RunAsync(post, AuditAction.DisputeWithdrawn, terms: null, MessageKind.DisputeWithdrawn, async (db, invoice, now) =>
        {
            var dispute = await db.InvoiceDisputes.SingleOrDefaultAsync(row => row.InvoiceId == invoice.Id && row.State == DisputeState.Open, cancellation);
            dispute?.Withdraw(invoice, post.UserName, now, calendar.DateAt(now));
            return dispute;
        }, cancellation);

    private Task<DisputeResult> RunAsync(DisputePost post, AuditAction action, DisputeTerms? terms, MessageKind message, Verb verb, CancellationToken cancellation) =>
        transactions.RunAsync<DisputeResult>(post.AccountId, async (db, now, token) =>
        {
            var hash = post.BodyHash(action.ToString(), terms);
            if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, token) is { } before)
            {
                return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new DisputeResult.Repeated(before.ResultUrl) : new DisputeResult.KeyReused();
            }

            if (await db.Invoices.Include(row => row.Lines).SingleOrDefaultAsync(row => row.Slug == post.Invoice, token) is not { } invoice)
            {
                return new DisputeResult.NotFound();
            }

            if (await verb(db, invoice, now) is not { } dispute)
            {
                return new DisputeResult.Refused();
            }

            var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(token);
            db.OutboxMessages.Add(new OutboxMessage(message, executive.Email, executive.Name, post.AccountId, dispute.Id, data: null, now));
            if (vendor.Value.BillingEmail.Length > 0 && !string.Equals(vendor.Value.BillingEmail, executive.Email, StringComparison.OrdinalIgnoreCase))
            {
                db.OutboxMessages.Add(new OutboxMessage(message, vendor.Value.BillingEmail, $"{vendor.Value.CalledName} billing", post.AccountId, dispute.Id, data: null, now));
            }

            db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, action, invoice.Number, DisputeWords.Of(dispute.Reason), post.IpAddress, now));
            var resultUrl = DocumentPath.Of(DocumentKind.Invoice, invoice.Slug);
            db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, action.ToString(), hash, resultUrl, now));
            return new DisputeResult.Done(resultUrl);
        }, cancellation);

    /// <returns>Null where the invoice does not allow it any more.</returns>
    private delegate Task<InvoiceDispute?> Verb(CheckoutDbContext db, Invoice invoice, DateTimeOffset now);
}
