namespace Checkout.Web.Features.Contracts;

/// <summary>What was ordered, invoiced and paid under a contract since it began. All of it is in the contract's currency (R18).</summary>
/// <param name="Orders">How many there are.</param>
/// <param name="Invoices">How many there are.</param>
/// <param name="Ordered">With tax, without canceled orders.</param>
/// <param name="Invoiced">Amounts due of all invoices that were not taken back.</param>
/// <param name="Credited">What credits settled of them.</param>
public sealed record ContractMoney(int Orders, int Invoices, Money Ordered, Money Invoiced, Money Paid, Money Credited)
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, CancellationToken, Task<Sums>>> Summed = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid id, CancellationToken _) => db.Contracts.Where(row => row.Id == id)
            .Select(_ => new Sums(
                db.Orders.Count(order => order.ContractId == id),
                db.Invoices.Count(invoice => invoice.ContractId == id),
                db.Orders.Where(order => order.ContractId == id && order.Status == OrderStatus.Active).Sum(order => order.TotalAmount),
                db.Invoices.Where(invoice => invoice.ContractId == id && invoice.VoidedOn == null && invoice.DueAmount > 0m)
                    .Sum(invoice => invoice.DueAmount),
                db.Invoices.Where(invoice => invoice.ContractId == id && invoice.VoidedOn == null && invoice.DueAmount > 0m)
                    .Sum(invoice => invoice.AllocatedAmount),
                db.Invoices.Where(invoice => invoice.ContractId == id && invoice.VoidedOn == null && invoice.DueAmount > 0m)
                    .Join(db.Allocations, invoice => invoice.Id, row => row.InvoiceId, (_, row) => row)
                    .Where(row => row.PaymentId != null).Sum(row => row.Amount))).Single()));

    public Money Open => Invoiced - Paid - Credited;

    public static async Task<ContractMoney> ReadAsync(CheckoutDbContext db, Contract contract, CancellationToken cancellation)
    {
        var sums = await Summed.For(db)(db, contract.Id, cancellation);
        Money Of(decimal amount) => new(amount, contract.Currency);
        return new ContractMoney(sums.Orders, sums.Invoices, Of(sums.Ordered), Of(sums.Invoiced), Of(sums.Paid),
            Of(sums.Settled - sums.Paid));
    }

    private sealed record Sums(int Orders, int Invoices, decimal Ordered, decimal Invoiced, decimal Settled, decimal Paid);
}
