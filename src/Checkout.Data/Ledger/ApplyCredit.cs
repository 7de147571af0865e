namespace Checkout.Data.Ledger;

/// <summary>
/// Lets a credit settle invoices, under the account's lock: of two people who use the same credit at the same moment the second is told
/// what is left. Everything is checked before anything moves.
/// </summary>
public sealed class ApplyCredit(Submissions submissions, BusinessCalendar calendar)
{
    /// <param name="available">What was left of the credit when the form was opened.</param>
    public Task<Outcome> RunAsync(
        Submission form, CreditSource source, IReadOnlyList<InvoiceSplit> splits, decimal available, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var credit = await source.FindAsync(db, track: true, token) ?? throw new NotFoundException();
            var invoices = await InvoiceSplit.ReadAsync(db, splits, token);
            var total = splits.Sum(split => split.Amount);
            if ((InvoiceSplit.Refusal(splits, invoices, credit.Rest.Currency) ?? Beyond(credit, total, available)) is { } refusal)
            {
                return refusal;
            }

            // Both documents are posted, and none later than today: an allocation of today counts today (R15).
            var today = calendar.DateAt(now);
            db.Allocations.AddRange(splits.Select(split => credit.Allocate(invoices[split.Invoice], split.Amount, today, now,
                form.UserName)));
            var applied = splits.Select(split =>
                (Sentence)$"{new Money(split.Amount, credit.Rest.Currency)} to {invoices[split.Invoice].Number}");
            return new Outcome.Done(source.Path, AuditAction.CreditApplied, credit.Number, Sentence.Join(", ", applied));
        }, cancellation);

    private static Outcome? Beyond(OpenCredit credit, decimal total, decimal available) =>
        total <= credit.Rest.Amount ? null
        : total > available ? new Outcome.Refused(
            $"Only {credit.Rest} of {credit.Number} is left; these amounts come to {new Money(total, credit.Rest.Currency)}.")
        : new Outcome.Changed($"This has just changed. Only {credit.Rest} of {credit.Number} is still left.");
}
