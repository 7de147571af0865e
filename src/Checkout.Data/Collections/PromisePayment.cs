namespace Checkout.Data.Collections;

/// <summary>Makes and withdraws promises to pay under the account's lock, with the event that stands among the collections
/// activity.</summary>
public sealed class PromisePayment(Submissions submissions, BusinessCalendar calendar, ReminderPolicy policy)
{
    /// <summary>The last day that can be promised: so many days from today, or from the due date where that is later.</summary>
    public DateOnly LatestFor(Invoice invoice, DateOnly today) =>
        (invoice.DueOn is { } due && due > today ? due : today).AddDays(policy.PromiseDays);

    /// <summary>Why no payment of an invoice can be promised; null where one can.</summary>
    public static async Task<Sentence?> ObstacleAsync(CheckoutDbContext db, Invoice invoice, DateOnly today,
        CancellationToken cancellation) =>
        PaymentPromise.Obstacle(invoice)
            ?? (InvoicePromise.Waiting(await InvoicePromise.OfAsync(db, invoice.Id, cancellation), today) is { } other
            ? (Sentence)($"{other.MadeBy} already promised payment of {invoice.Number} by {other.PromisedOn}. "
                + $"Withdraw that promise to make a new one.")
            : null);

    /// <param name="slug">The invoice’s.</param>
    public Task<Outcome> MakeAsync(Submission form, string slug, decimal amount, DateOnly on, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var invoice = await db.Invoices.SingleOrDefaultAsync(row => row.Slug == slug, token) ?? throw new NotFoundException();
            var today = calendar.DateAt(now);
            if (await ObstacleAsync(db, invoice, today, token) is { } obstacle)
            {
                return new Outcome.Changed(obstacle);
            }

            if (amount > invoice.Balance.Amount)
            {
                return new Outcome.Changed($"Only {invoice.Balance} of {invoice.Number} is still open.");
            }

            var promise = PaymentPromise.Make(invoice, amount, on, form.UserId, form.UserName, now, today, LatestFor(invoice, today));
            var number = await Slugs.AllotAsync<CollectionsActivity>(db, await Numbers.CollectionsAsync(db, token), token);
            var note = (Sentence)$"{form.UserName} promised payment by {on}.";
            db.PaymentPromises.Add(promise);
            db.CollectionsActivities.Add(new CollectionsActivity(
                invoice.AccountId, number.Number, externalId: null, CollectionsKind.PromiseToPay, today, promise.Total, invoice.Id,
                invoice.ContractId,
                note.Stored(), number.Slug));
            return Done(invoice, AuditAction.PaymentPromised, $"{promise.Total} by {on}");
        }, cancellation);

    public Task<Outcome> WithdrawAsync(Submission form, string slug, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, token)
                ?? throw new NotFoundException();
            var today = calendar.DateAt(now);
            if (await db.PaymentPromises.FirstOrDefaultAsync(
                row => row.InvoiceId == invoice.Id && row.State == PromiseState.Open && row.PromisedOn >= today, token) is not { } promise)
            {
                return new Outcome.Changed($"There is no open promise for {invoice.Number}: it was withdrawn, or its day has passed.");
            }

            promise.Withdraw(form.UserName, now, today);
            return Done(invoice, AuditAction.PromiseWithdrawn, $"{promise.Total}");
        }, cancellation);

    private static Outcome.Done Done(Invoice invoice, AuditAction action, Sentence details) =>
        new(DocumentPath.Of(DocumentKind.Invoice, invoice.Slug), action, invoice.Number, details);
}
