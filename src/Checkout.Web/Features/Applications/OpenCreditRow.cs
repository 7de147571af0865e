using Checkout.Data.Ledger;

namespace Checkout.Web.Features.Applications;

/// <summary>A credit of which something is left.</summary>
public sealed record OpenCreditRow(CreditSource Source, string Number, Money Rest)
{
    /// <summary>The oldest of all three kinds, by one query.</summary>
    /// <param name="currency">Null: of every currency.</param>
    public static async Task<IReadOnlyList<OpenCreditRow>> ReadAsync(CheckoutDbContext db, Currency? currency, int count,
        CancellationToken cancellation)
    {
        var memos = db.CreditMemos.Where(memo => memo.DueAmount > memo.AllocatedAmount)
            .Select(memo => new
            {
                Kind = (int)DocumentKind.CreditMemo,
                memo.Number,
                memo.Slug,
                Amount = memo.DueAmount,
                Used = memo.AllocatedAmount,
                Back = memo.AllocatedAmount - memo.AllocatedAmount,
                memo.Currency,
                On = memo.IssuedOn,
                memo.Ordinal
            });
        var invoices = db.Invoices.Where(InvoiceStatuses.Is(InvoiceStatus.Credit, DateOnly.MinValue))
            .Select(invoice => new
            {
                Kind = (int)DocumentKind.Invoice,
                invoice.Number,
                invoice.Slug,
                Amount = -invoice.DueAmount,
                Used = invoice.AllocatedAmount,
                Back = invoice.AllocatedAmount - invoice.AllocatedAmount,
                invoice.Currency,
                On = invoice.IssuedOn,
                invoice.Ordinal
            });
        var payments = db.Payments.Where(Payment.HasUnapplied)
            .Select(payment => new
            {
                Kind = (int)DocumentKind.Payment,
                payment.Number,
                payment.Slug,
                payment.Amount,
                Used = payment.AllocatedAmount,
                Back = payment.RefundedAmount,
                payment.Currency,
                On = payment.ReceivedOn,
                payment.Ordinal
            });
        if (currency is not null)
        {
            (memos, invoices, payments) = (memos.Where(row => row.Currency == currency), invoices.Where(row => row.Currency == currency),
                payments.Where(row => row.Currency == currency));
        }

        // The oldest of each first, along an index.
        var rows = await memos.OrderBy(row => row.On).ThenBy(row => row.Ordinal).Take(count)
            .Concat(invoices.OrderBy(row => row.On).ThenBy(row => row.Ordinal).Take(count))
            .Concat(payments.OrderBy(row => row.On).ThenBy(row => row.Ordinal).Take(count))
            .OrderBy(row => row.On).ThenBy(row => row.Ordinal).Take(count).ToListAsync(cancellation);
        return [.. rows.Select(row => new OpenCreditRow(new CreditSource((DocumentKind)row.Kind, row.Slug), row.Number,
            new Money(row.Amount - row.Used - row.Back, row.Currency)))];
    }
}
