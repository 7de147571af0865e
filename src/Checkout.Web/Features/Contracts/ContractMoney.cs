namespace Checkout.Web.Features.Contracts;

/// <summary>What was ordered, invoiced and paid under a contract since it began. All of it is in the contract's currency (R18).</summary>
/// <param name="Ordered">With tax, without canceled orders.</param>
/// <param name="Invoiced">Amounts due of all invoices that were not taken back.</param>
/// <param name="Credited">What credits settled of them.</param>
public sealed record ContractMoney(Money Ordered, Money Invoiced, Money Paid, Money Credited)
{
    public Money Open => Invoiced - Paid - Credited;

    public static async Task<ContractMoney> ReadAsync(CheckoutDbContext db, Contract contract, CancellationToken cancellation)
    {
        var ordered = await db.Orders.Where(order => order.ContractId == contract.Id && order.Status == OrderStatus.Active)
            .SumAsync(order => order.TotalAmount, cancellation);
        var invoices = db.Invoices.Where(invoice => invoice.ContractId == contract.Id && invoice.VoidedOn == null
            && invoice.DueAmount > 0m);
        var invoiced = await invoices.SumAsync(invoice => invoice.DueAmount, cancellation);
        var settled = await invoices.Join(db.Allocations, invoice => invoice.Id, allocation => allocation.InvoiceId,
                (invoice, allocation) => new { IsPaid = allocation.PaymentId != null, allocation.Amount })
            .GroupBy(part => part.IsPaid).Select(parts => new { IsPaid = parts.Key, Amount = parts.Sum(part => part.Amount) })
            .ToListAsync(cancellation);
        decimal Settled(bool isPaid) => settled.Find(sum => sum.IsPaid == isPaid)?.Amount ?? 0m;
        Money Of(decimal amount) => new(amount, contract.Currency);
        return new ContractMoney(Of(ordered), Of(invoiced), Of(Settled(isPaid: true)), Of(Settled(isPaid: false)));
    }
}
