using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Checkout.Data.Ledger;
using Checkout.Data.Tallies;

namespace Checkout.Data.Statements;

/// <summary>
/// What was open at the closing date of a statement, as it stood then: what was applied later is added back, and a due date or dispute that
/// changed later is the one of that day (R16).
/// </summary>
public sealed class OpenItemsAtClosing(CheckoutDbContext db, StatementScope scope)
{
    private ILookup<Guid, InvoiceChange>? _changes;

    // What was applied, or taken back, after the closing date.
    private IQueryable<Allocation> Later =>
        db.Allocations.Where(allocation => allocation.Currency == scope.Currency && allocation.PostedOn > scope.ClosingOn);

    private static Expression<Func<Invoice, bool>> IsOpen { get; } = invoice => invoice.DueAmount > invoice.AllocatedAmount;

    // Those that were there at the closing date.
    private IQueryable<Invoice> Invoices => OfContract(
        db.Invoices.Where(invoice => invoice.Currency == scope.Currency && invoice.PostedOn <= scope.ClosingOn),
        invoice => invoice.ContractId);

    /// <summary>By age, summed by the database.</summary>
    /// <param name="closing">The balance at the closing date.</param>
    public async Task<Aging> AgingAsync(decimal closing, CancellationToken cancellation)
    {
        var day = scope.ClosingOn;
        var payable = Invoices.Where(invoice => invoice.DueAmount > 0m);
        var open = scope.Contract is null ? Tallied() : payable.Where(IsOpen).Select(invoice => new Aged
        {
            From = invoice.DueOn ?? invoice.IssuedOn,
            HasDueDate = invoice.DueOn != null,
            IsDisputed = invoice.DisputedAt != null,
            Amount = invoice.DueAmount - invoice.AllocatedAmount,
        });
        var settledLater = Later.Join(payable, allocation => allocation.InvoiceId, invoice => invoice.Id, (allocation, invoice) => new Aged
        {
            From = invoice.DueOn ?? invoice.IssuedOn,
            HasDueDate = invoice.DueOn != null,
            IsDisputed = invoice.DisputedAt != null,
            Amount = allocation.Amount,
        });
        var sums = await (day < scope.Today ? open.Concat(settledLater) : open)
            .GroupBy(row => new
            {
                Bucket = row.From >= day ? 0
                    : row.From >= day.AddDays(-30) ? 1
                    : row.From >= day.AddDays(-60) ? 2
                    : row.From >= day.AddDays(-90) ? 3
                    : 4,
                row.HasDueDate,
                row.IsDisputed,
            })
            .Select(group => new AgedSum(group.Key.Bucket, group.Key.HasDueDate, group.Key.IsDisputed, group.Sum(row => row.Amount)))
            .ToListAsync(cancellation);

        // The few that were summed by a due date or dispute of later.
        var changes = await ChangesAsync(cancellation);
        var changed = changes.Select(ofInvoice => ofInvoice.Key).ToList();
        var now = changed.Count == 0
            ? []
            : await OpenInvoices(payable.Where(invoice => changed.Contains(invoice.Id))).ToListAsync(cancellation);
        return Aging.Of(
            [
                .. sums,
                .. now.Select(invoice => AgedSum.Of(day, invoice) with { Amount = -invoice.Open }),
                .. now.Select(invoice => AgedSum.Of(day, invoice.Before(changes[invoice.Id]))),
            ],
            closing);
    }

    /// <param name="skipped">Invoices on the pages before.</param>
    /// <param name="most">How many of each at most.</param>
    public async Task<OpenItems> PageAsync(int skipped, int most, CancellationToken cancellation)
    {
        var changes = await ChangesAsync(cancellation);
        var invoices = await OpenInvoices(Invoices).Skip(skipped).Take(most + 1).ToListAsync(cancellation);
        var credits = await CreditsAsync(most + 1, cancellation);
        return new OpenItems(
            [.. invoices.Take(most).Select(invoice => invoice.Before(changes[invoice.Id]))],
            invoices.Count > most,
            [.. credits.Take(most)],
            credits.Count > most);
    }

    /// <summary>All invoices with something open, in the order in which they were posted, while they are read.</summary>
    public async IAsyncEnumerable<OpenInvoice> InvoicesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = await ChangesAsync(cancellation);
        await foreach (var invoice in OpenInvoices(Invoices).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return invoice.Before(changes[invoice.Id]);
        }
    }

    /// <summary>What was not applied, in the order in which it was posted. Payments are the account’s and belong to no contract.</summary>
    public async Task<IReadOnlyList<UnappliedCredit>> CreditsAsync(int most, CancellationToken cancellation)
    {
        var memos = await Memos().Take(most).ToListAsync(cancellation);
        var invoices = await CreditInvoices().Take(most).ToListAsync(cancellation);
        var payments = scope.Contract is null ? await Payments().Take(most).ToListAsync(cancellation) : [];
        return [.. memos.Concat(invoices).Concat(payments).OrderBy(credit => credit.PostedOn).ThenBy(credit => credit.Ordinal).Take(most)];
    }

    // All that is open now, as it is tallied, less what was posted after the closing date.
    private IQueryable<Aged> Tallied() => db.Tallies
        .Where(tally => tally.Series == TallySeries.Invoices && tally.Currency == scope.Currency.Code && tally.Open > 0m)
        .Select(tally => new Aged
        {
            From = tally.Day,
            HasDueDate = tally.State != InvoiceTally.OpenUndated && tally.State != InvoiceTally.PartiallyPaidUndated,
            IsDisputed = tally.Mark == InvoiceTally.Disputed || tally.Mark == InvoiceTally.DisputedBeingPaid,
            Amount = tally.Open,
        })
        .Concat(db.Invoices.Where(InvoiceStatuses.Payable)
            .Where(invoice => invoice.Currency == scope.Currency && invoice.PostedOn > scope.ClosingOn)
            .Select(invoice => new Aged
            {
                From = invoice.DueOn ?? invoice.IssuedOn,
                HasDueDate = invoice.DueOn != null,
                IsDisputed = invoice.DisputedAt != null,
                Amount = invoice.AllocatedAmount - invoice.DueAmount,
            }));

    // What is open now, and what was touched since the closing date: two halves, for each is found along an index of its own.
    private IQueryable<TDocument> Touched<TDocument>(
        IQueryable<TDocument> documents, Expression<Func<TDocument, bool>> isOpen, Expression<Func<TDocument, bool>> touched)
    {
        var open = documents.Where(isOpen);
        return scope.ClosingOn >= scope.Today ? open
            : open.Concat(documents
                .Where(Expression.Lambda<Func<TDocument, bool>>(Expression.Not(isOpen.Body), isOpen.Parameters)).Where(touched));
    }

    private IQueryable<OpenInvoice> OpenInvoices(IQueryable<Invoice> invoices)
    {
        var later = Later;
        return Touched(invoices.Where(invoice => invoice.DueAmount > 0m), IsOpen,
                invoice => later.Select(allocation => allocation.InvoiceId).Contains(invoice.Id))
            .Select(invoice => new
            {
                Invoice = invoice,
                Open = invoice.DueAmount - invoice.AllocatedAmount
                    + later.Where(allocation => allocation.InvoiceId == invoice.Id).Sum(allocation => allocation.Amount),
            })
            .Where(row => row.Open > 0m)
            .OrderBy(row => row.Invoice.PostedOn).ThenBy(row => row.Invoice.Ordinal)
            .Select(row => new OpenInvoice(
                row.Invoice.Id,
                row.Invoice.Number,
                row.Invoice.Slug,
                row.Open,
                row.Invoice.IssuedOn,
                row.Invoice.DueOn,
                row.Invoice.DisputedAt != null));
    }

    private IQueryable<UnappliedCredit> Memos()
    {
        var later = Later;
        var memos = db.CreditMemos.Where(memo => memo.Currency == scope.Currency && memo.PostedOn <= scope.ClosingOn);
        return Touched(OfContract(memos, memo => memo.ContractId), memo => memo.DueAmount > memo.AllocatedAmount,
                memo => later.Select(allocation => allocation.CreditMemoId).Contains(memo.Id))
            .Select(memo => new
            {
                Memo = memo,
                Rest = memo.DueAmount - memo.AllocatedAmount
                    + later.Where(allocation => allocation.CreditMemoId == memo.Id).Sum(allocation => allocation.Amount),
            })
            .Where(row => row.Rest > 0m)
            .OrderBy(row => row.Memo.PostedOn).ThenBy(row => row.Memo.Ordinal)
            .Select(row => new UnappliedCredit(
                new CreditSource(DocumentKind.CreditMemo, row.Memo.Slug), row.Memo.Number, row.Memo.PostedOn, row.Memo.Ordinal, row.Rest));
    }

    private IQueryable<UnappliedCredit> CreditInvoices()
    {
        var later = Later;
        return Touched(Invoices.Where(invoice => invoice.DueAmount < 0m), invoice => invoice.DueAmount + invoice.AllocatedAmount < 0m,
                invoice => later.Select(allocation => allocation.CreditInvoiceId).Contains(invoice.Id))
            .Select(invoice => new
            {
                Invoice = invoice,
                Rest = -invoice.DueAmount - invoice.AllocatedAmount
                    + later.Where(allocation => allocation.CreditInvoiceId == invoice.Id).Sum(allocation => allocation.Amount),
            })
            .Where(row => row.Rest > 0m)
            .OrderBy(row => row.Invoice.PostedOn).ThenBy(row => row.Invoice.Ordinal)
            .Select(row => new UnappliedCredit(
                new CreditSource(DocumentKind.Invoice, row.Invoice.Slug), row.Invoice.Number, row.Invoice.PostedOn, row.Invoice.Ordinal,
                row.Rest));
    }

    private IQueryable<UnappliedCredit> Payments()
    {
        var later = Later;
        var paidBack = db.LedgerEntries.Where(entry => entry.Currency == scope.Currency && entry.PostedOn > scope.ClosingOn
            && (entry.Kind == LedgerKind.Refund || entry.Kind == LedgerKind.Chargeback));
        return Touched(db.Payments.Where(payment => payment.Currency == scope.Currency && payment.PostedOn <= scope.ClosingOn),
                payment => payment.Status != PaymentStatus.ChargedBack
                    && payment.Amount > payment.AllocatedAmount + payment.RefundedAmount,
                payment => later.Select(allocation => allocation.PaymentId).Concat(paidBack.Select(entry => entry.PaymentId))
                    .Contains(payment.Id))
            .Select(payment => new
            {
                Payment = payment,
                Rest = (payment.Status == PaymentStatus.ChargedBack
                        ? 0m
                        : payment.Amount - payment.AllocatedAmount - payment.RefundedAmount)
                    + later.Where(allocation => allocation.PaymentId == payment.Id).Sum(allocation => allocation.Amount)
                    + paidBack.Where(entry => entry.PaymentId == payment.Id).Sum(entry => entry.Amount),
            })
            .Where(row => row.Rest > 0m)
            .OrderBy(row => row.Payment.PostedOn).ThenBy(row => row.Payment.Ordinal)
            .Select(row => new UnappliedCredit(
                new CreditSource(DocumentKind.Payment, row.Payment.Slug), row.Payment.Number, row.Payment.PostedOn!.Value,
                row.Payment.Ordinal, row.Rest));
    }

    // Due dates and disputes that changed after the closing date, by invoice.
    private async Task<ILookup<Guid, InvoiceChange>> ChangesAsync(CancellationToken cancellation) => _changes ??=
        (scope.ClosingOn >= scope.Today
            ? []
            : await db.InvoiceChanges.AsNoTracking().Where(change => change.On > scope.ClosingOn).ToListAsync(cancellation))
        .ToLookup(change => change.InvoiceId);

    private IQueryable<TDocument> OfContract<TDocument>(IQueryable<TDocument> documents, Expression<Func<TDocument, Guid?>> contractOf)
    {
        var contract = scope.Contract?.Id;
        Expression<Func<Guid?>> stated = () => contract;
        var isOfIt = Expression.Lambda<Func<TDocument, bool>>(Expression.Equal(contractOf.Body, stated.Body), contractOf.Parameters);
        return contract is null ? documents : documents.Where(isOfIt);
    }

    /// <summary>A part of what is open on an invoice, before it is summed.</summary>
    private sealed class Aged
    {
        /// <summary>The day from which its age counts.</summary>
        public DateOnly From { get; init; }

        public bool HasDueDate { get; init; }

        public bool IsDisputed { get; init; }

        public decimal Amount { get; init; }
    }
}
