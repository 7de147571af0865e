using Checkout.Domain.Documents;
using System.Globalization;
using Checkout.Data;
using Checkout.Data.Collections;
using Checkout.Data.Numbering;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Collections;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.Promises;

/// <summary>Makes and withdraws promises to pay under the account's lock, with the event that stands among the collections activity.</summary>
public sealed class PromisePayment(AccountTransactions transactions, BusinessCalendar calendar, IOptions<ReminderOptions> options)
{
    /// <summary>The last day that can be promised: so many days from today, or from the due date where that is later.</summary>
    public DateOnly LatestFor(Invoice invoice, DateOnly today) => (invoice.DueOn is { } due && due > today ? due : today).AddDays(options.Value.PromiseDays);

    public Task<FormResult> MakeAsync(MemberForm form, decimal amount, DateOnly on, CancellationToken cancellation) =>
        form.RunAsync(transactions, AuditAction.PaymentPromised, [amount.ToString("0.####", CultureInfo.InvariantCulture), on.ToString("O", CultureInfo.InvariantCulture)], async (db, now, token) =>
        {
            if (await db.Invoices.SingleOrDefaultAsync(row => row.Slug == form.Subject, token) is not { } invoice)
            {
                return new FormResult.NotFound();
            }

            var today = calendar.DateAt(now);
            if (await RefusalAsync(db, invoice, amount, today, token) is { } refusal)
            {
                return new FormResult.Refused(refusal);
            }

            var promise = PaymentPromise.Make(invoice, amount, on, form.UserId, form.UserName, now, today, LatestFor(invoice, today));
            var number = await Slugs.AllotAsync<CollectionsActivity>(db, await Numbers.CollectionsAsync(db, token), token);
            db.PaymentPromises.Add(promise);
            db.CollectionsActivities.Add(new CollectionsActivity(
                invoice.AccountId, number.Number, externalId: null, CollectionsKind.PromiseToPay, today, promise.Total, invoice.Id, invoice.ContractId, $"{form.UserName} promised payment by {on:O}.", number.Slug));
            return new FormResult.Done(DocumentPath.Of(DocumentKind.Invoice, invoice.Slug), invoice.Number, $"{promise.Total} by {on:O}");
        }, cancellation);

    public Task<FormResult> WithdrawAsync(MemberForm form, CancellationToken cancellation) =>
        form.RunAsync(transactions, AuditAction.PromiseWithdrawn, [], async (db, now, token) =>
        {
            if (await db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == form.Subject, token) is not { } invoice)
            {
                return new FormResult.NotFound();
            }

            var today = calendar.DateAt(now);
            if (await db.PaymentPromises.FirstOrDefaultAsync(row => row.InvoiceId == invoice.Id && row.State == PromiseState.Open && row.PromisedOn >= today, token) is not { } promise)
            {
                return new FormResult.Refused($"No promise for {invoice.Number} is waiting: it was withdrawn, or its day has passed.");
            }

            promise.Withdraw(form.UserName, now, today);
            return new FormResult.Done(DocumentPath.Of(DocumentKind.Invoice, invoice.Slug), invoice.Number, promise.Total.ToString());
        }, cancellation);

    private static async Task<string?> RefusalAsync(CheckoutDbContext db, Invoice invoice, decimal amount, DateOnly today, CancellationToken cancellation) =>
        PaymentPromise.Obstacle(invoice) is { } obstacle ? obstacle.ToString()
        : amount > invoice.Balance.Amount ? $"Only {invoice.Balance} of {invoice.Number} is still open."
        : InvoicePromise.Waiting(await InvoicePromise.OfAsync(db, invoice.Id, cancellation), today) is { } other ? $"{other.MadeBy} promised payment of {invoice.Number} by {other.PromisedOn:O} already. Withdraw that promise first."
        : null;
}
