using Checkout.Domain.Documents;
using System.Globalization;
using Checkout.Data;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.Refunds;

/// <summary>Stores that a customer wants money back, or does not any more, under the account's lock, and tells the billing department in the same transaction.</summary>
public sealed class RequestRefund(AccountTransactions transactions, IOptions<VendorOptions> vendor)
{
    public Task<FormResult> RunAsync(MemberForm form, decimal amount, string reason, CancellationToken cancellation) =>
        form.RunAsync(transactions, AuditAction.RefundRequested, [amount.ToString("0.####", CultureInfo.InvariantCulture), reason], async (db, now, token) =>
        {
            if (await db.Payments.SingleOrDefaultAsync(row => row.Slug == form.Subject, token) is not { } payment)
            {
                return new FormResult.NotFound();
            }

            if (amount > payment.Unapplied.Amount)
            {
                return new FormResult.Refused($"Only {payment.Unapplied} of {payment.Number} is left by now.");
            }

            if (await db.RefundRequests.AnyAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Open, token))
            {
                return new FormResult.Refused($"Money of {payment.Number} was asked back already; our billing department is looking into it.");
            }

            var request = RefundRequest.Ask(payment, amount, reason, form.UserId, form.UserName, now);
            db.RefundRequests.Add(request);
            await TellAsync(db, MessageKind.RefundRequested, request, now, token);
            return new FormResult.Done(DocumentPath.Of(DocumentKind.Payment, payment.Slug), payment.Number, request.Total.ToString());
        }, cancellation);

    public Task<FormResult> WithdrawAsync(MemberForm form, CancellationToken cancellation) =>
        form.RunAsync(transactions, AuditAction.RefundWithdrawn, [], async (db, now, token) =>
        {
            if (await db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == form.Subject, token) is not { } payment)
            {
                return new FormResult.NotFound();
            }

            if (await db.RefundRequests.SingleOrDefaultAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Open, token) is not { } request)
            {
                return new FormResult.Refused($"No request for money of {payment.Number} is open: it was answered or withdrawn.");
            }

            request.Withdraw(form.UserName, now);
            await TellAsync(db, MessageKind.RefundWithdrawn, request, now, token);
            return new FormResult.Done(DocumentPath.Of(DocumentKind.Payment, payment.Slug), payment.Number, request.Total.ToString());
        }, cancellation);

    private async Task TellAsync(CheckoutDbContext db, MessageKind kind, RefundRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var (email, name) = vendor.Value.BillingEmail.Length > 0 ? (vendor.Value.BillingEmail, $"{vendor.Value.CalledName} billing") : (executive.Email, executive.Name);
        db.OutboxMessages.Add(new OutboxMessage(kind, email, name, request.AccountId, request.Id, data: null, now));
    }
}
