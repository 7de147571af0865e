namespace Checkout.Domain.Orders;

/// <summary>What of an invoice is credited when an order is taken back.</summary>
/// <param name="Lines">The order's lines of the invoice.</param>
/// <param name="Taxes">Rounded per treatment over these lines (R4).</param>
public sealed record OrderCredit(Invoice Invoice, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<TaxSubtotal> Taxes)
{
    /// <summary>What the credit memos of a canceled order say, by which they are found again.</summary>
    public static string ReasonOf(string order) => $"Order {order} was canceled";

    public decimal Net => Lines.Sum(line => line.Amount);

    /// <summary>With tax.</summary>
    public decimal Total => Net + Taxes.Sum(tax => tax.Tax);

    /// <summary>True where the whole invoice is taken back, which voids it (R14).</summary>
    public bool Voids => Lines.Count == Invoice.Lines.Count && Invoice.CanVoid;

    /// <returns>Null where the invoice holds nothing of the order, or was taken back already.</returns>
    public static OrderCredit? Of(Invoice invoice, IReadOnlySet<Guid> orderLines)
    {
        var lines = invoice.Lines.Where(line => line.OrderLineId is { } id && orderLines.Contains(id)).OrderBy(line => line.Position)
            .ToList();
        return lines.Count == 0 || invoice.VoidedOn is not null
            ? null
            : new OrderCredit(invoice, lines,
                TaxTotals.Of(invoice.Currency, lines.Select(line => new TaxableAmount(line.Tax, line.Amount))));
    }

    /// <summary>The credit memo with its ledger entry, and what it settles: the invoice's open balance first, the rest stays an open
    /// credit.</summary>
    public (CreditMemo Memo, LedgerEntry Entry, Allocation? Allocation) Write(AllottedNumber number, string reason, DateOnly today,
        DateOnly postedOn, string by, DateTimeOffset now)
    {
        if (Voids)
        {
            var voided = Voiding.Void(Invoice, number.Number, reason, today, postedOn, now, number.Slug);
            return (voided.Memo, voided.Entry, voided.Allocation);
        }

        var lines = Lines.Select(line => line.Credited());
        var totals = new DocumentTotals(Net, Allowances: 0m, Charges: 0m, Taxes.Sum(tax => tax.Tax));
        var memo = new CreditMemo(Invoice.HeadOfCredit(number, today, postedOn), totals,
            new CreditMemoTerms(CreditMemoKind.Credit, reason, Invoice.Id, [.. lines], Taxes));
        var open = Math.Min(Invoice.Balance.Amount, memo.Rest.Amount);
        return (memo, LedgerEntry.Of(memo, now), open > 0m ? Allocation.Of(memo, Invoice, open, today, now, by) : null);
    }
}
