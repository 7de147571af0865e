namespace Checkout.Domain.Ledger;

/// <summary>An invoice that the reference of a transfer names.</summary>
/// <param name="EvenDisputed">True where it was named by itself, or chosen although it was disputed (R19).</param>
public sealed record NamedInvoice(Invoice Invoice, bool EvenDisputed);

/// <summary>How much of a transfer goes to which of the invoices that its reference names.</summary>
/// <param name="Splits">Amounts above zero, the oldest due invoice first; never beyond either side.</param>
/// <param name="Rest">Why something is left of the transfer; null where nothing is.</param>
public sealed record TransferSplit(IReadOnlyList<(Invoice Invoice, decimal Amount)> Splits, UnappliedReason? Rest)
{
    public static TransferSplit Of(Payment payment, IReadOnlyCollection<NamedInvoice> named)
    {
        var ours = named.Where(name => name.Invoice.Currency == payment.Currency).ToList();
        var open = ours.Where(name => !name.Invoice.Balance.IsZero).ToList();
        var free = open.Where(name => name.Invoice.ReservedById is null).ToList();
        var payable = free.Where(name => name.EvenDisputed || name.Invoice.DisputedAt is null).ToList();
        var left = payment.Unapplied.Amount;
        var splits = new List<(Invoice, decimal)>();
        foreach (var invoice in payable.Select(name => name.Invoice).OrderBy(invoice => invoice.DueOn ?? invoice.IssuedOn)
            .ThenBy(invoice => invoice.Ordinal))
        {
            var amount = Math.Min(left, invoice.Balance.Amount);
            if (amount > 0m)
            {
                splits.Add((invoice, amount));
                left -= amount;
            }
        }

        return new TransferSplit(splits, left == 0m ? null
            : named.Count == 0 ? UnappliedReason.UnknownReference
            : ours.Count == 0 ? UnappliedReason.OtherCurrency
            : open.Count == 0 ? UnappliedReason.NothingOpen
            : free.Count < open.Count ? UnappliedReason.BeingPaid
            : payable.Count < free.Count ? UnappliedReason.Disputed
            : UnappliedReason.Overpaid);
    }
}
