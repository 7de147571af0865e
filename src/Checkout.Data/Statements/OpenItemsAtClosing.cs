using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Checkout.Data.Ledger;
using Checkout.Data.Tallies;

namespace Checkout.Data.Statements;

/// <summary>
/// What was open at the closing date of a statement, as it stood then: what was applied later is added back, and a due date or dispute that
/// changed later is the one of that day (R16).
/// </summary>
/// <remarks>What is open now, and what was touched since the closing date, are two halves, for each is found along an index of its
/// own.</remarks>
public sealed class OpenItemsAtClosing(CheckoutDbContext db, StatementScope scope)
{
    private static readonly StatementForms<Func<CheckoutDbContext, Currency, DateOnly, Guid, int, int, IAsyncEnumerable<OpenInvoice>>>
        Open = new((past, narrowed) => OpenInvoices(past, narrowed, changed: false)),
        Changed = new((past, narrowed) => OpenInvoices(past, narrowed, changed: true));

    private static readonly StatementForms<Func<CheckoutDbContext, Currency, DateOnly, Guid, int, IAsyncEnumerable<UnappliedCredit>>>
        Unapplied = new(Credits);

    private static readonly StatementForms<Func<CheckoutDbContext, Currency, string, DateOnly, DateOnly, DateOnly, DateOnly, DateOnly,
        Guid, IAsyncEnumerable<AgedSum>>> Ages = new(AgedSums);

    private static readonly Expression<Func<Invoice, bool>> IsOpen = invoice => invoice.DueAmount > invoice.AllocatedAmount;
    private static readonly Expression<Func<CreditMemo, bool>> IsLeft = memo => memo.DueAmount > memo.AllocatedAmount;
    private static readonly Expression<Func<Invoice, bool>> IsCredit = invoice => invoice.DueAmount + invoice.AllocatedAmount < 0m;

    private static readonly Expression<Func<Payment, bool>> IsUnapplied = payment =>
        payment.Status != PaymentStatus.ChargedBack && payment.Amount > payment.AllocatedAmount + payment.RefundedAmount;

    private ILookup<Guid, InvoiceChange>? _changes;

    private Guid Contract => scope.Contract?.Id ?? Guid.Empty;

    /// <summary>By age, summed by the database.</summary>
    /// <param name="closing">The balance at the closing date.</param>
    public async Task<Aging> AgingAsync(decimal closing, CancellationToken cancellation)
    {
        var day = scope.ClosingOn;
        var sums = await Ages.For(db, scope)(db, scope.Currency, scope.Currency.Code, day, day.AddDays(-30), day.AddDays(-60),
            day.AddDays(-90), BusinessDay.FirstOfMonth(day.AddDays(-90)), Contract).ToListAsync(cancellation);

        // The few that were summed by a due date or dispute of later.
        var changes = await ChangesAsync(cancellation);
        var now = changes.Count == 0 ? []
            : await Changed.For(db, scope)(db, scope.Currency, day, Contract, 0, int.MaxValue).ToListAsync(cancellation);
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
        var invoices = await InvoicesAsync(skipped, most + 1, cancellation).ToListAsync(cancellation);
        var credits = await CreditsAsync(most + 1, cancellation);
        return new OpenItems([.. invoices.Take(most)], invoices.Count > most, [.. credits.Take(most)], credits.Count > most);
    }

    /// <summary>All invoices with something open, in the order in which they were posted, while they are read.</summary>
    public IAsyncEnumerable<OpenInvoice> InvoicesAsync(CancellationToken cancellation) => InvoicesAsync(0, int.MaxValue, cancellation);

    /// <summary>What was not applied, in the order in which it was posted. Payments are the account’s and belong to no contract.</summary>
    public async Task<IReadOnlyList<UnappliedCredit>> CreditsAsync(int most, CancellationToken cancellation) =>
        await Unapplied.For(db, scope)(db, scope.Currency, scope.ClosingOn, Contract, most).ToListAsync(cancellation);

    private async IAsyncEnumerable<OpenInvoice> InvoicesAsync(int skipped, int most,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = await ChangesAsync(cancellation);
        await foreach (var invoice in Open.For(db, scope)(db, scope.Currency, scope.ClosingOn, Contract, skipped, most)
            .WithCancellation(cancellation))
        {
            yield return invoice.Before(changes[invoice.Id]);
        }
    }

    private static Func<CheckoutDbContext, Currency, DateOnly, Guid, int, int, IAsyncEnumerable<OpenInvoice>> OpenInvoices(
        bool past, bool narrowed, bool changed) => EF.CompileAsyncQuery((CheckoutDbContext db, Currency currency, DateOnly closing,
            Guid contract, int skipped, int most) =>
            (past
                ? db.Invoices.Where(IsOpen).Concat(db.Invoices.Where(invoice => invoice.DueAmount <= invoice.AllocatedAmount
                    && db.Allocations.Where(row => row.Currency == currency && row.PostedOn > closing).Select(row => row.InvoiceId)
                        .Contains(invoice.Id)))
                : db.Invoices.Where(IsOpen))
            .Where(invoice => invoice.DueAmount > 0m && invoice.Currency == currency && invoice.PostedOn <= closing
                && (!narrowed || invoice.ContractId == contract)
                && (!changed || db.InvoiceChanges.Where(change => change.On > closing).Select(change => change.InvoiceId)
                    .Contains(invoice.Id)))
            .Select(invoice => new
            {
                Invoice = invoice,
                Open = past
                    ? invoice.DueAmount - invoice.AllocatedAmount
                        + db.Allocations.Where(row => row.InvoiceId == invoice.Id && row.PostedOn > closing).Sum(row => row.Amount)
                    : invoice.DueAmount - invoice.AllocatedAmount,
            })
            .Where(row => row.Open > 0m)
            .OrderBy(row => row.Invoice.PostedOn).ThenBy(row => row.Invoice.Ordinal).Skip(skipped).Take(most)
            .Select(row => new OpenInvoice(row.Invoice.Id, row.Invoice.Number, row.Invoice.Slug, row.Open, row.Invoice.IssuedOn,
                row.Invoice.DueOn, row.Invoice.DisputedAt != null)));

    private static Func<CheckoutDbContext, Currency, DateOnly, Guid, int, IAsyncEnumerable<UnappliedCredit>> Credits(
        bool past, bool narrowed) => EF.CompileAsyncQuery((CheckoutDbContext db, Currency currency, DateOnly closing, Guid contract,
            int most) =>
            (past
                ? db.CreditMemos.Where(IsLeft).Concat(db.CreditMemos.Where(memo => memo.DueAmount <= memo.AllocatedAmount
                    && db.Allocations.Where(row => row.Currency == currency && row.PostedOn > closing).Select(row => row.CreditMemoId)
                        .Contains(memo.Id)))
                : db.CreditMemos.Where(IsLeft))
            .Where(memo => memo.Currency == currency && memo.PostedOn <= closing && (!narrowed || memo.ContractId == contract))
            .Select(memo => new
            {
                Of = memo,
                Rest = past
                    ? memo.DueAmount - memo.AllocatedAmount
                        + db.Allocations.Where(row => row.CreditMemoId == memo.Id && row.PostedOn > closing).Sum(row => row.Amount)
                    : memo.DueAmount - memo.AllocatedAmount,
            })
            .Where(row => row.Rest > 0m).OrderBy(row => row.Of.PostedOn).ThenBy(row => row.Of.Ordinal).Take(most)
            .Select(row => new { Kind = DocumentKind.CreditMemo, row.Of.Slug, row.Of.Number, row.Of.PostedOn, row.Of.Ordinal, row.Rest })
            .Concat((past
                ? db.Invoices.Where(IsCredit).Concat(db.Invoices.Where(invoice =>
                    invoice.DueAmount + invoice.AllocatedAmount >= 0m
                    && db.Allocations.Where(row => row.Currency == currency && row.PostedOn > closing).Select(row => row.CreditInvoiceId)
                        .Contains(invoice.Id)))
                : db.Invoices.Where(IsCredit))
            .Where(invoice => invoice.DueAmount < 0m && invoice.Currency == currency && invoice.PostedOn <= closing
                && (!narrowed || invoice.ContractId == contract))
            .Select(invoice => new
            {
                Of = invoice,
                Rest = past
                    ? -invoice.DueAmount - invoice.AllocatedAmount
                        + db.Allocations.Where(row => row.CreditInvoiceId == invoice.Id && row.PostedOn > closing).Sum(row => row.Amount)
                    : -invoice.DueAmount - invoice.AllocatedAmount,
            })
            .Where(row => row.Rest > 0m).OrderBy(row => row.Of.PostedOn).ThenBy(row => row.Of.Ordinal).Take(most)
            .Select(row => new { Kind = DocumentKind.Invoice, row.Of.Slug, row.Of.Number, row.Of.PostedOn, row.Of.Ordinal, row.Rest }))
            .Concat((past
                ? db.Payments.Where(IsUnapplied).Concat(db.Payments.Where(payment =>
                    (payment.Status == PaymentStatus.ChargedBack || payment.Amount <= payment.AllocatedAmount + payment.RefundedAmount)
                    && db.Allocations.Where(row => row.Currency == currency && row.PostedOn > closing).Select(row => row.PaymentId)
                        .Concat(db.LedgerEntries.Where(row => row.Currency == currency && row.PostedOn > closing
                            && (row.Kind == LedgerKind.Refund || row.Kind == LedgerKind.Chargeback)).Select(row => row.PaymentId))
                        .Contains(payment.Id)))
                : db.Payments.Where(IsUnapplied))
            .Where(payment => !narrowed && payment.Currency == currency && payment.PostedOn <= closing)
            .Select(payment => new
            {
                Of = payment,
                PostedOn = payment.PostedOn!.Value,
                Rest = past
                    ? (payment.Status == PaymentStatus.ChargedBack ? 0m
                            : payment.Amount - payment.AllocatedAmount - payment.RefundedAmount)
                        + db.Allocations.Where(row => row.PaymentId == payment.Id && row.PostedOn > closing).Sum(row => row.Amount)
                        + db.LedgerEntries.Where(row => row.PaymentId == payment.Id && row.PostedOn > closing
                            && (row.Kind == LedgerKind.Refund || row.Kind == LedgerKind.Chargeback)).Sum(row => row.Amount)
                    : payment.Amount - payment.AllocatedAmount - payment.RefundedAmount,
            })
            .Where(row => row.Rest > 0m).OrderBy(row => row.PostedOn).ThenBy(row => row.Of.Ordinal).Take(most)
            .Select(row => new { Kind = DocumentKind.Payment, row.Of.Slug, row.Of.Number, row.PostedOn, row.Of.Ordinal, row.Rest }))
            .OrderBy(row => row.PostedOn).ThenBy(row => row.Ordinal).Take(most)
            .Select(row => new UnappliedCredit(new CreditSource(row.Kind, row.Slug), row.Number, row.PostedOn, row.Ordinal, row.Rest)));

    // Of the whole account all that is open now, as it is tallied by day or, before the month that the last age begins in, by month; less
    // what was posted after the closing date.
    private static Func<CheckoutDbContext, Currency, string, DateOnly, DateOnly, DateOnly, DateOnly, DateOnly, Guid,
        IAsyncEnumerable<AgedSum>> AgedSums(bool past, bool narrowed) => EF.CompileAsyncQuery((CheckoutDbContext db, Currency currency,
            string code, DateOnly closing, DateOnly late30, DateOnly late60, DateOnly late90, DateOnly month, Guid contract) =>
            (narrowed
                ? db.Invoices.Where(IsOpen).Where(row => row.DueAmount > 0m && row.Currency == currency && row.PostedOn <= closing
                        && row.ContractId == contract)
                    .Select(row => new { row.IssuedOn, row.DueOn, row.DisputedAt, Amount = row.DueAmount - row.AllocatedAmount })
                : db.Invoices.Where(InvoiceStatuses.Payable).Where(row => row.Currency == currency && row.PostedOn > closing)
                    .Select(row => new { row.IssuedOn, row.DueOn, row.DisputedAt, Amount = row.AllocatedAmount - row.DueAmount }))
            .Concat(db.Allocations.Where(row => past && row.Currency == currency && row.PostedOn > closing).Join(
                db.Invoices.Where(row => row.DueAmount > 0m && row.Currency == currency && row.PostedOn <= closing
                    && (!narrowed || row.ContractId == contract)),
                row => row.InvoiceId,
                invoice => invoice.Id,
                (row, invoice) => new { invoice.IssuedOn, invoice.DueOn, invoice.DisputedAt, row.Amount }))
            .Select(row => new
            {
                From = row.DueOn ?? row.IssuedOn,
                HasDueDate = row.DueOn != null,
                IsDisputed = row.DisputedAt != null,
                row.Amount
            })
            .Concat(db.Tallies.Where(row => !narrowed && row.Series == TallySeries.InvoiceMonths && row.Day < month)
                .Concat(db.Tallies.Where(row => !narrowed && row.Series == TallySeries.Invoices && row.Day >= month))
                .Where(row => row.Currency == code && row.Open > 0m)
                .Select(row => new
                {
                    From = row.Day,
                    HasDueDate = row.State != InvoiceTally.OpenUndated && row.State != InvoiceTally.PartiallyPaidUndated,
                    IsDisputed = row.Mark == InvoiceTally.Disputed || row.Mark == InvoiceTally.DisputedBeingPaid,
                    Amount = row.Open,
                }))
            .GroupBy(row => new
            {
                Bucket = row.From >= closing ? 0 : row.From >= late30 ? 1 : row.From >= late60 ? 2 : row.From >= late90 ? 3 : 4,
                row.HasDueDate,
                row.IsDisputed,
            })
            .Select(group => new AgedSum(group.Key.Bucket, group.Key.HasDueDate, group.Key.IsDisputed, group.Sum(row => row.Amount))));

    // Due dates and disputes that changed after the closing date, by invoice.
    private async Task<ILookup<Guid, InvoiceChange>> ChangesAsync(CancellationToken cancellation) => _changes ??=
        (scope.ClosingOn >= scope.Today
            ? []
            : await db.InvoiceChanges.AsNoTracking().Where(change => change.On > scope.ClosingOn).ToListAsync(cancellation))
        .ToLookup(change => change.InvoiceId);
}
