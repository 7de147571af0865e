using Checkout.Domain.Documents;
using Checkout.Data;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>A payment, credit memo or negative invoice of which something was not applied to an invoice at the closing date.</summary>
/// <param name="Rest">Positive.</param>
public sealed record OpenCredit(DocumentKind Kind, string Number, string Slug, DateOnly PostedOn, long Ordinal, decimal Rest)
{
    public string Word => Kind switch
    {
        DocumentKind.Payment => "Payment",
        DocumentKind.CreditMemo => "Credit memo",
        _ => "Credit invoice",
    };

    /// <summary>In the order in which they were posted.</summary>
    /// <param name="most">How many at most.</param>
    public static async Task<IReadOnlyList<OpenCredit>> ReadAsync(CheckoutDbContext db, StatementScope scope, int most, CancellationToken cancellation)
    {
        var memos = await Memos(db, scope).Take(most).ToListAsync(cancellation);
        var invoices = await CreditInvoices(db, scope).Take(most).ToListAsync(cancellation);
        var payments = scope.Contract is null ? await Payments(db, scope).Take(most).ToListAsync(cancellation) : [];
        return [.. memos.Concat(invoices).Concat(payments).OrderBy(credit => credit.PostedOn).ThenBy(credit => credit.Ordinal).Take(most)];
    }

    private static IQueryable<OpenCredit> Memos(CheckoutDbContext db, StatementScope scope)
    {
        var later = OpenInvoice.Later(db, scope);
        var memos = db.CreditMemos.Where(memo => memo.Currency == scope.Currency && memo.PostedOn <= scope.ClosingOn);
        memos = scope.Contract is { Id: var contract } ? memos.Where(memo => memo.ContractId == contract) : memos;
        return memos
            .Where(memo => memo.DueAmount > memo.AllocatedAmount || later.Select(allocation => allocation.CreditMemoId).Contains(memo.Id))
            .Select(memo => new { Memo = memo, Rest = memo.DueAmount - memo.AllocatedAmount + later.Where(allocation => allocation.CreditMemoId == memo.Id).Sum(allocation => allocation.Amount) })
            .Where(row => row.Rest > 0m)
            .OrderBy(row => row.Memo.PostedOn).ThenBy(row => row.Memo.Ordinal)
            .Select(row => new OpenCredit(DocumentKind.CreditMemo, row.Memo.Number, row.Memo.Slug, row.Memo.PostedOn, row.Memo.Ordinal, row.Rest));
    }

    private static IQueryable<OpenCredit> CreditInvoices(CheckoutDbContext db, StatementScope scope)
    {
        var later = OpenInvoice.Later(db, scope);
        var invoices = db.Invoices.Where(invoice => invoice.Currency == scope.Currency && invoice.PostedOn <= scope.ClosingOn && invoice.DueAmount < 0m);
        invoices = scope.Contract is { Id: var contract } ? invoices.Where(invoice => invoice.ContractId == contract) : invoices;
        return invoices
            .Where(invoice => -invoice.DueAmount > invoice.AllocatedAmount || later.Select(allocation => allocation.CreditInvoiceId).Contains(invoice.Id))
            .Select(invoice => new { Invoice = invoice, Rest = -invoice.DueAmount - invoice.AllocatedAmount + later.Where(allocation => allocation.CreditInvoiceId == invoice.Id).Sum(allocation => allocation.Amount) })
            .Where(row => row.Rest > 0m)
            .OrderBy(row => row.Invoice.PostedOn).ThenBy(row => row.Invoice.Ordinal)
            .Select(row => new OpenCredit(DocumentKind.Invoice, row.Invoice.Number, row.Invoice.Slug, row.Invoice.PostedOn, row.Invoice.Ordinal, row.Rest));
    }

    private static IQueryable<OpenCredit> Payments(CheckoutDbContext db, StatementScope scope)
    {
        var later = OpenInvoice.Later(db, scope);
        var paidBack = db.LedgerEntries.Where(entry => entry.Currency == scope.Currency && entry.PostedOn > scope.ClosingOn && (entry.Kind == LedgerKind.Refund || entry.Kind == LedgerKind.Chargeback));
        return db.Payments
            .Where(payment => payment.Currency == scope.Currency && payment.PostedOn <= scope.ClosingOn)
            .Where(payment => (payment.Status != PaymentStatus.ChargedBack && payment.Amount > payment.AllocatedAmount + payment.RefundedAmount)
                || later.Select(allocation => allocation.PaymentId).Contains(payment.Id) || paidBack.Select(entry => entry.PaymentId).Contains(payment.Id))
            .Select(payment => new
            {
                Payment = payment,
                Rest = (payment.Status == PaymentStatus.ChargedBack ? 0m : payment.Amount - payment.AllocatedAmount - payment.RefundedAmount)
                    + later.Where(allocation => allocation.PaymentId == payment.Id).Sum(allocation => allocation.Amount)
                    + paidBack.Where(entry => entry.PaymentId == payment.Id).Sum(entry => entry.Amount),
            })
            .Where(row => row.Rest > 0m)
            .OrderBy(row => row.Payment.PostedOn).ThenBy(row => row.Payment.Ordinal)
            .Select(row => new OpenCredit(DocumentKind.Payment, row.Payment.Number, row.Payment.Slug, row.Payment.PostedOn!.Value, row.Payment.Ordinal, row.Rest));
    }
}
