using Checkout.Data.Payments;

namespace Checkout.Data.Collections;

/// <summary>
/// Stores that a customer wants money back, or does not any more, under the account's lock, and tells the billing department in the same
/// transaction.
/// </summary>
public sealed class RequestRefund(Submissions submissions, BillingDepartment billing)
{
    /// <param name="slug">The payment’s.</param>
    public Task<Outcome> RunAsync(Submission form, string slug, decimal amount, string reason, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var payment = await db.Payments.SingleOrDefaultAsync(row => row.Slug == slug, token) ?? throw new NotFoundException();

            if (await ObstacleAsync(db, payment, token) is { } obstacle)
            {
                return new Outcome.Changed(obstacle);
            }

            if (amount > payment.Unapplied.Amount)
            {
                return new Outcome.Changed($"Only {payment.Unapplied} of {payment.Number} is left now.");
            }

            var request = RefundRequest.Ask(payment, amount, reason, form.UserId, form.UserName, now);
            db.RefundRequests.Add(request);
            await db.NotifyBillingAsync(form, MessageKind.RefundRequested, request.Id, billing, now, token);
            return Done(payment, AuditAction.RefundRequested, request);
        }, cancellation);

    public Task<Outcome> WithdrawAsync(Submission form, string slug, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, token)
                ?? throw new NotFoundException();

            if (await OpenAsync(db, payment, token) is not { } request)
            {
                return new Outcome.Changed(NoneOpen(payment));
            }

            request.Withdraw(form.UserName, now);
            await db.NotifyBillingAsync(form, MessageKind.RefundWithdrawn, request.Id, billing, now, token);
            return Done(payment, AuditAction.RefundWithdrawn, request);
        }, cancellation);

    /// <returns>The request of a payment that waits for an answer; null where none does.</returns>
    public static Task<RefundRequest?> OpenAsync(CheckoutDbContext db, Payment payment, CancellationToken cancellation) =>
        db.RefundRequests.SingleOrDefaultAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Open, cancellation);

    public static Sentence NoneOpen(Payment payment) => $"No refund request for {payment.Number} is open: it was answered or withdrawn.";

    /// <summary>Why no money of a payment can be asked back; null where some can.</summary>
    public static async Task<Sentence?> ObstacleAsync(CheckoutDbContext db, Payment payment, CancellationToken cancellation) =>
        await OpenAsync(db, payment, cancellation) is not null
            ? $"A refund of {payment.Number} was already requested; our billing department is looking into it."
        : !payment.CanRefund
            ? $"Nothing of {payment.Number} is unapplied. Dispute the invoice to get back what was applied."
        : (Sentence?)null;

    private static Outcome.Done Done(Payment payment, AuditAction action, RefundRequest request) =>
        new(DocumentPath.Of(DocumentKind.Payment, payment.Slug), action, payment.Number, $"{request.Total}");
}
