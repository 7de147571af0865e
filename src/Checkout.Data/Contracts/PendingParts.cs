using Checkout.Data.Billing;

namespace Checkout.Data.Contracts;

/// <summary>A part of an order line that no invoice holds yet.</summary>
public sealed record PendingPart(Order Order, OrderLine Line, BilledPart Part);

/// <summary>What is still to be invoiced under a contract for the orders that Checkout bills.</summary>
public static class PendingParts
{
    /// <param name="after">Only parts whose period begins after this day are asked for; null: all.</param>
    public static async Task<IReadOnlyList<PendingPart>> OfAsync(CheckoutDbContext db, Contract contract, CancellationToken cancellation,
        DateOnly? after = null)
    {
        var orders = await db.Orders.Include(order => order.Lines)
            .Where(order => order.ContractId == contract.Id && order.BilledHere && order.Status == OrderStatus.Active)
            .OrderBy(order => order.PlacedOn).ThenBy(order => order.Ordinal)
            .ToListAsync(cancellation);
        if (orders.Count == 0)
        {
            return [];
        }

        var begin = after ?? DateOnly.MinValue;
        var invoiced = (await db.Invoices.Where(invoice => invoice.ContractId == contract.Id)
            .SelectMany(invoice => invoice.Lines)
            .Where(line => line.OrderLineId != null && line.PeriodFrom > begin)
            .Select(line => new { line.OrderLineId, line.PeriodFrom })
            .ToListAsync(cancellation))
            .Select(line => (line.OrderLineId!.Value, line.PeriodFrom!.Value))
            .ToHashSet();
        var last = contract.TerminatedOn;
        return
        [
            .. orders.SelectMany(order => order.Lines.Where(line => line.IsRecurring).OrderBy(line => line.Position)
                .SelectMany(line => BilledParts.Of(contract.Grid, contract.BillingFrequency, contract.Currency, line.ToBillable())
                    .Where(part => part.Period.From > begin && !invoiced.Contains((line.Id, part.Period.From))
                        && (order.BilledThrough is null || part.Period.From > order.BilledThrough)
                        && (last is null || part.Period.From <= last))
                    .Select(part => new PendingPart(order, line, part)))),
        ];
    }

    /// <summary>The taxable amounts that they bring to the invoice of each later day.</summary>
    public static IReadOnlyDictionary<DateOnly, IReadOnlyList<TaxableAmount>> TaxableByDay(this IEnumerable<PendingPart> parts,
        DateOnly after) => parts
        .Where(part => part.Part.Period.From > after)
        .GroupBy(part => part.Part.Period.From)
        .ToDictionary(day => day.Key, day =>
            (IReadOnlyList<TaxableAmount>)[.. day.Select(part => new TaxableAmount(part.Line.Tax, part.Part.Amount))]);
}
