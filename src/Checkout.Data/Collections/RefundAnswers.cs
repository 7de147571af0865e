using Checkout.Data.Feed;

namespace Checkout.Data.Collections;

/// <summary>
/// Answers a customer's request for money back, with entry and mail: whoever paid it back, by the feed or through a payment provider, says
/// so here, in the transaction in which the payment's own refund is written.
/// </summary>
public static class RefundAnswers
{
    /// <param name="amount">What was paid back.</param>
    /// <returns>False where nobody had asked.</returns>
    public static Task<bool> RefundedAsync(CheckoutDbContext db, Payment payment, decimal amount, DateOnly? on, DateTimeOffset now,
        CancellationToken cancellation) =>
        AnswerAsync(db, payment, request => request.MarkRefunded(amount, on, now), new Money(amount, payment.Currency).ToString(), now,
            cancellation);

    /// <returns>False where nobody had asked, or has an answer already.</returns>
    public static Task<bool> DeclinedAsync(CheckoutDbContext db, Payment payment, string answer, DateOnly? on, DateTimeOffset now,
        CancellationToken cancellation) =>
        AnswerAsync(db, payment, request => request.Decline(answer, on, now), answer, now, cancellation);

    private static async Task<bool> AnswerAsync(CheckoutDbContext db, Payment payment, Action<RefundRequest> answer, string details,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await db.RefundRequests.FirstOrDefaultAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Open,
            cancellation);

        // What was answered before the save is still open in the database.
        if (open is not { CanAnswer: true })
        {
            return false;
        }

        answer(open);
        db.AuditEntries.Add(new AuditEntry(payment.AccountId, userId: null, FeedImport.Actor, AuditAction.RefundAnswered, payment.Number,
            details, ipAddress: null, now));
        if (await db.Users.Where(user => user.Id == open.RequestedById && user.Active).Select(user => user.Email)
            .SingleOrDefaultAsync(cancellation) is { } email)
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.RefundAnswered, email, open.RequestedBy, payment.AccountId, open.Id,
                data: null, now));
        }

        return true;
    }
}
