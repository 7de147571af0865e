using System.Globalization;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Ledger;

/// <summary>
/// Lets a credit settle invoices, under the account's lock: of two people who use the same credit at the same moment the second is told
/// what is left. Everything is checked before anything moves.
/// </summary>
public sealed class ApplyCredit(AccountTransactions transactions, BusinessCalendar calendar)
{
    private const AuditAction Action = AuditAction.CreditApplied;

    /// <param name="available">What was left of the credit when the form was opened.</param>
    public Task<ApplicationResult> RunAsync(CreditPost post, IReadOnlyList<CreditSplit> splits, decimal available, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => ApplyAsync(db, post, splits, available, now, token), cancellationToken);

    private async Task<ApplicationResult> ApplyAsync(
        CheckoutDbContext db, CreditPost post, IReadOnlyList<CreditSplit> splits, decimal available, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash(nameof(ApplyCredit), splits.Select(split => string.Create(CultureInfo.InvariantCulture, $"{split.Invoice} {split.Amount:0.####}")));
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new ApplicationResult.Repeated(before.ResultUrl) : new ApplicationResult.KeyReused(before.ResultUrl);
        }

        if (await post.Source.FindAsync(db, track: true, cancellationToken) is not { } credit)
        {
            return new ApplicationResult.NotFound();
        }

        var slugs = splits.Select(split => split.Invoice).ToList();
        var invoices = await db.Invoices.Where(invoice => slugs.Contains(invoice.Slug)).ToDictionaryAsync(invoice => invoice.Slug, StringComparer.Ordinal, cancellationToken);
        if (Refusal(credit, invoices, splits, available) is { } refusal)
        {
            return refusal;
        }

        // Both documents are posted, and none later than today: an allocation of today counts today (R15).
        var today = calendar.DateAt(now);
        foreach (var split in splits)
        {
            db.Allocations.Add(credit.Allocate(invoices[split.Invoice], split.Amount, today, now, post.UserName));
        }

        var total = new Money(splits.Sum(split => split.Amount), credit.Rest.Currency);
        var numbers = splits.Select(split => invoices[split.Invoice].Number).ToList();
        var details = string.Join(", ", splits.Select(split => $"{new Money(split.Amount, total.Currency)} to {invoices[split.Invoice].Number}"));
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, Action, credit.Number, details, post.IpAddress, now));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, Action.ToString(), hash, post.Source.Path, now));
        return new ApplicationResult.Done(post.Source.Path, total, numbers);
    }

    private static ApplicationResult? Refusal(OpenCredit credit, Dictionary<string, Invoice> invoices, IReadOnlyList<CreditSplit> splits, decimal available)
    {
        var (currency, total) = (credit.Rest.Currency, splits.Sum(split => split.Amount));
        if (total <= 0m)
        {
            return new ApplicationResult.Invalid("Tick an invoice and enter an amount.", Index: null);
        }

        if (splits.DistinctBy(split => split.Invoice, StringComparer.Ordinal).Count() < splits.Count)
        {
            return new ApplicationResult.Invalid("An invoice is named twice. Open the page again.", Index: null);
        }

        foreach (var (index, split) in splits.Index())
        {
            if (!invoices.TryGetValue(split.Invoice, out var invoice) || invoice.Currency != currency || invoice.IsCredit)
            {
                return new ApplicationResult.Invalid("This invoice can’t be settled by this credit.", index);
            }

            if (split.Amount <= 0m || !currency.Fits(split.Amount))
            {
                return new ApplicationResult.Invalid($"Enter an amount of at least {new Money(currency.Smallest, currency)}.", index);
            }

            if (invoice.ReservedById is not null)
            {
                return new ApplicationResult.Changed($"{invoice.Number} is being paid at this moment.");
            }

            if (split.Amount > invoice.Balance.Amount)
            {
                return split.Amount > split.Shown
                    ? new ApplicationResult.Invalid($"Only {invoice.Balance} of {invoice.Number} is open.", index)
                    : new ApplicationResult.Changed($"Only {invoice.Balance} of {invoice.Number} is still open.");
            }
        }

        return total <= credit.Rest.Amount ? null
            : total > available ? new ApplicationResult.Invalid($"Only {credit.Rest} of {credit.Number} is left; these amounts come to {new Money(total, currency)}.", Index: null)
            : new ApplicationResult.Changed($"Only {credit.Rest} of {credit.Number} is still left.");
    }
}
