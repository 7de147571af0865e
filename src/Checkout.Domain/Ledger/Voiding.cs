namespace Checkout.Domain.Ledger;

/// <summary>What voiding an invoice writes.</summary>
public sealed record VoidedInvoice(CreditMemo Memo, Allocation Allocation, LedgerEntry Entry);

/// <summary>Takes back a whole invoice by a credit memo of kind Void over the full amount (R14).</summary>
public static class Voiding
{
    /// <exception cref="RuleViolation">Something is still allocated to the invoice.</exception>
    public static VoidedInvoice Void(Invoice invoice, string memoNumber, string reason, DateOnly today, DateOnly postedOn,
        DateTimeOffset now, string? memoSlug = null)
    {
        RuleViolation.ThrowIf(!invoice.CanVoid, $"{invoice.Number} can’t be voided while payments or credits are allocated to it.");

        var totals = new DocumentTotals(invoice.LineNetAmount, invoice.AllowanceAmount, invoice.ChargeAmount, invoice.TaxAmount,
            invoice.PrepaidAmount, invoice.RoundingAmount);
        var lines = invoice.Lines.OrderBy(line => line.Position).Select(line => line.Credited());
        var taxes = invoice.Taxes.OrderBy(tax => tax.Position)
            .Select(tax => new TaxSubtotal(tax.Tax, tax.TaxableAmount, tax.TaxAmount));
        var adjustments = invoice.AllowanceCharges.OrderBy(item => item.Position)
            .Select(item => new AllowanceChargeTerms(item.IsCharge, item.Amount, item.Reason, item.Tax));
        var memo = new CreditMemo(invoice.HeadOfCredit(new AllottedNumber(memoNumber, memoSlug ?? DocumentNumber.Slug(memoNumber)), today,
            postedOn), totals, new CreditMemoTerms(CreditMemoKind.Void, reason, invoice.Id, [.. lines],
            [.. taxes])
            { AllowanceCharges = [.. adjustments] });
        var allocation = Allocation.Of(memo, invoice, invoice.DueAmount, postedOn, now);
        invoice.MarkVoid(today);
        return new VoidedInvoice(memo, allocation, LedgerEntry.Of(memo, now));
    }
}
