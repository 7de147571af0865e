using System.Globalization;
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

/// <summary>Stores that a customer wants money back, under the account's lock, and tells the billing department in the same transaction.</summary>
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
            var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(token);
            var (email, name) = vendor.Value.BillingEmail.Length > 0 ? (vendor.Value.BillingEmail, $"{vendor.Value.CalledName} billing") : (executive.Email, executive.Name);
            db.RefundRequests.Add(request);
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.RefundRequested, email, name, form.AccountId, request.Id, data: null, now));
            return new FormResult.Done(DocumentPath.Of(DocumentKind.Payment, payment.Slug), payment.Number, request.Total.ToString());
        }, cancellation);
}
