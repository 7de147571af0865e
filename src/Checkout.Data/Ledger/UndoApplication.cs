using System.Globalization;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Ledger;

/// <summary>Takes back what a member let a credit settle of an invoice, until the end of the business day on which it was done (R13).</summary>
public sealed class UndoApplication(AccountTransactions transactions, BusinessCalendar calendar)
{
    private const AuditAction Action = AuditAction.CreditTakenBack;

    /// <param name="invoiceSlug">The invoice's number as it stands in URLs.</param>
    /// <param name="shown">How much the form said that it takes back: another amount by now is refused.</param>
    public Task<ApplicationResult> RunAsync(CreditPost post, string invoiceSlug, decimal shown, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => UndoAsync(db, post, invoiceSlug, shown, now, token), cancellationToken);

    /// <summary>Allocations of a credit to an invoice that a member made on the day and nobody has taken back.</summary>
    public static IQueryable<Allocation> Undoable(CheckoutDbContext db, OpenCredit credit, Guid invoiceId, DateOnly today) => CreditSource.Allocations(db, credit)
        .Where(row => row.InvoiceId == invoiceId && row.ReversesId == null && row.MadeBy != null && row.PostedOn == today && !db.Allocations.Any(other => other.ReversesId == row.Id));

    private async Task<ApplicationResult> UndoAsync(CheckoutDbContext db, CreditPost post, string invoiceSlug, decimal shown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash(nameof(UndoApplication), [invoiceSlug, shown.ToString("0.####", CultureInfo.InvariantCulture)]);
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new ApplicationResult.Repeated(before.ResultUrl) : new ApplicationResult.KeyReused(before.ResultUrl);
        }

        if (await post.Source.FindAsync(db, track: true, cancellationToken) is not { } credit
            || await db.Invoices.SingleOrDefaultAsync(row => row.Slug == invoiceSlug, cancellationToken) is not { } invoice)
        {
            return new ApplicationResult.NotFound();
        }

        var today = calendar.DateAt(now);
        var live = await Undoable(db, credit, invoice.Id, today).ToListAsync(cancellationToken);
        if (Refusal(credit, invoice, live.Sum(row => row.Amount), shown) is { } refusal)
        {
            return refusal;
        }

        foreach (var allocation in live)
        {
            db.Allocations.Add(credit.Reverse(allocation, invoice, today, now, post.UserName));
        }

        var amount = new Money(shown, credit.Rest.Currency);
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, Action, credit.Number, $"{amount} from {invoice.Number}", post.IpAddress, now));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, Action.ToString(), hash, post.Source.Path, now));
        return new ApplicationResult.Done(post.Source.Path, amount, [invoice.Number]);
    }

    private static ApplicationResult.Changed? Refusal(OpenCredit credit, Invoice invoice, decimal live, decimal shown) =>
        live == 0m ? new($"Nothing that was applied today from {credit.Number} to {invoice.Number} can be undone any more.")
        : invoice.ReservedById is not null ? new($"{invoice.Number} is being paid at this moment. Try again when the payment has ended.")
        : live != shown ? new($"By now {new Money(live, credit.Rest.Currency)} of {credit.Number} was applied to {invoice.Number} today.")
        : null;
}
