namespace Checkout.Data.Ledger;

/// <summary>Takes back what a member let a credit settle of an invoice, until the end of the business day on which it was done
/// (R13).</summary>
public sealed class UndoApplication(Submissions submissions, BusinessCalendar calendar)
{
    /// <param name="invoiceSlug">The invoice's number as it stands in URLs.</param>
    /// <param name="shown">How much the form said that it takes back: another amount by now is refused.</param>
    public Task<Outcome> RunAsync(Submission form, CreditSource source, string invoiceSlug, decimal shown,
        CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            if (await source.FindAsync(db, track: true, token) is not { } credit
                || await db.Invoices.SingleOrDefaultAsync(row => row.Slug == invoiceSlug, token) is not { } invoice)
            {
                return new Outcome.NotFound();
            }

            var today = calendar.DateAt(now);
            var live = await Undoable(db, credit, invoice.Id, today).ToListAsync(token);
            if (Refusal(credit, invoice, live.Sum(row => row.Amount), shown) is { } refusal)
            {
                return refusal;
            }

            db.Allocations.AddRange(live.Select(allocation => credit.Reverse(allocation, invoice, today, now, form.UserName)));
            return new Outcome.Done(
                source.Path, AuditAction.CreditTakenBack, credit.Number, $"{new Money(shown, credit.Rest.Currency)} from {invoice.Number}");
        }, cancellation);

    /// <summary>Allocations of a credit to an invoice that a member made on the day and nobody has taken back.</summary>
    public static IQueryable<Allocation> Undoable(CheckoutDbContext db, OpenCredit credit, Guid invoiceId, DateOnly today) =>
        CreditSource.Allocations(db, credit).Where(row => row.InvoiceId == invoiceId && row.ReversesId == null && row.MadeBy != null
            && row.PostedOn == today && !db.Allocations.Any(other => other.ReversesId == row.Id));

    private static Outcome.Changed? Refusal(OpenCredit credit, Invoice invoice, decimal live, decimal shown) =>
        live == 0m ? new($"Nothing is left to undo of what was applied today from {credit.Number} to {invoice.Number}.")
        : invoice.ReservedById is not null ? new($"{invoice.Number} is being paid at this moment. Try again when the payment has ended.")
        : live != shown ? new($"By now {new Money(live, credit.Rest.Currency)} of {credit.Number} was applied to {invoice.Number} today.")
        : null;
}
