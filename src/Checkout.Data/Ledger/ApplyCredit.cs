using Checkout.Data.Forms;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Ledger;

/// <summary>How much of a credit goes to an invoice.</summary>
/// <param name="Invoice">The invoice's slug.</param>
/// <param name="Shown">What was open on it when the form was opened: what fitted then and no longer does was taken by somebody else.</param>
public sealed record CreditSplit(string Invoice, decimal Amount, decimal Shown);

/// <summary>
/// Lets a credit settle invoices, under the account's lock: of two people who use the same credit at the same moment the second is told
/// what is left. Everything is checked before anything moves.
/// </summary>
public sealed class ApplyCredit(Submissions submissions, BusinessCalendar calendar)
{
    /// <param name="available">What was left of the credit when the form was opened.</param>
    public Task<Outcome> RunAsync(
        Submission form, CreditSource source, IReadOnlyList<CreditSplit> splits, decimal available, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            if (await source.FindAsync(db, track: true, token) is not { } credit)
            {
                return new Outcome.NotFound();
            }

            var slugs = splits.Select(split => split.Invoice).ToList();
            var invoices = await db.Invoices.Where(invoice => slugs.Contains(invoice.Slug))
                .ToDictionaryAsync(invoice => invoice.Slug, StringComparer.Ordinal, token);
            if (Refusal(credit, invoices, splits, available) is { } refusal)
            {
                return refusal;
            }

            // Both documents are posted, and none later than today: an allocation of today counts today (R15).
            var today = calendar.DateAt(now);
            db.Allocations.AddRange(splits.Select(split => credit.Allocate(invoices[split.Invoice], split.Amount, today, now, form.UserName)));
            var applied = splits.Select(split => (Sentence)$"{new Money(split.Amount, credit.Rest.Currency)} to {invoices[split.Invoice].Number}");
            return new Outcome.Done(source.Path, AuditAction.CreditApplied, credit.Number, Sentence.Join(", ", applied));
        }, cancellation);

    private static Outcome? Refusal(OpenCredit credit, Dictionary<string, Invoice> invoices, IReadOnlyList<CreditSplit> splits, decimal available)
    {
        var (currency, total) = (credit.Rest.Currency, splits.Sum(split => split.Amount));
        if (total <= 0m)
        {
            return new Outcome.Refused($"Tick an invoice and enter an amount.");
        }

        if (splits.DistinctBy(split => split.Invoice, StringComparer.Ordinal).Count() < splits.Count)
        {
            return new Outcome.Refused($"An invoice is named twice. Open the page again.");
        }

        return splits.Select(split => OfSplit(split, invoices.GetValueOrDefault(split.Invoice), currency)).FirstOrDefault(found => found is not null)
            ?? (total <= credit.Rest.Amount ? null
            : total > available ? new Outcome.Refused(
                $"Only {credit.Rest} of {credit.Number} is left; these amounts come to {new Money(total, currency)}.")
            : new Outcome.Changed($"Somebody was faster. Only {credit.Rest} of {credit.Number} is still left."));
    }

    private static Outcome? OfSplit(CreditSplit split, Invoice? invoice, Currency currency) => invoice switch
    {
        null => new Outcome.Refused($"This invoice can’t be settled by this credit."),
        _ when invoice.Currency != currency || invoice.IsCredit => new Outcome.Refused($"{invoice.Number} can’t be settled by this credit."),
        _ when split.Amount <= 0m || !currency.Fits(split.Amount) =>
            new Outcome.Refused($"Enter an amount of at least {new Money(currency.Smallest, currency)}."),
        { ReservedById: not null } => new Outcome.Changed($"Somebody was faster. {invoice.Number} is being paid at this moment."),
        _ when split.Amount <= invoice.Balance.Amount => null,
        _ when split.Amount > split.Shown => new Outcome.Refused($"Only {invoice.Balance} of {invoice.Number} is open."),
        _ => new Outcome.Changed($"Somebody was faster. Only {invoice.Balance} of {invoice.Number} is still open."),
    };
}
