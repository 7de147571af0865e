namespace Checkout.Domain.Buying;

/// <summary>Units of a product that would be renewed, at the price that their number has today.</summary>
/// <param name="Units">Those in force on the term's last day, and those of the selection.</param>
/// <param name="Amount">Twelve months of them, net, rounded once (R2).</param>
public sealed record RenewedUnits(Product Product, decimal Units, decimal UnitPrice, decimal BaseQuantity, decimal Amount);

/// <summary>What a selection costs beyond its own term; net, for tax depends on the invoices to come.</summary>
/// <param name="PerYear">Twelve months of what recurs in it, each line rounded once.</param>
/// <param name="RenewsOn">The day after its last one.</param>
public sealed record SelectionOutlook(decimal PerYear, DateOnly RenewsOn, IReadOnlyList<RenewedUnits> Renewed)
{
    private const int MonthsOfAYear = 12;

    /// <summary>A year of all units of the chosen products after the renewal, at today's prices.</summary>
    public decimal AtRenewal => Renewed.Sum(units => units.Amount);

    /// <param name="start">The first day of the selection.</param>
    /// <returns>Null where nothing of it recurs.</returns>
    public static SelectionOutlook? Of(IReadOnlyCollection<PricedChoice> choices, DateOnly start, BuyingContext context)
    {
        var recurring = choices.Where(choice => choice.Product.IsRecurring).ToList();
        if (recurring.Count == 0)
        {
            return null;
        }

        var last = context.TermFrom(start).To;
        decimal Year(decimal quantity, decimal price, decimal baseQuantity) =>
            LineAmount.Total(context.Currency, quantity, price, baseQuantity, (Fraction)MonthsOfAYear);
        return new SelectionOutlook(
            recurring.Sum(choice => Year(choice.Terms.Quantity, choice.Terms.NetPrice, choice.Terms.BaseQuantity)),
            last.AddDays(1),
            [
                .. recurring.Select(choice =>
                {
                    var units = context.InForce(choice.Product.Id, last) + choice.Terms.Quantity;
                    var price = (PriceTiers.For(choice.Price.Tiers, units) ?? choice.Tier).UnitPrice;
                    return new RenewedUnits(choice.Product, units, price, choice.Price.BaseQuantity,
                        Year(units, price, choice.Price.BaseQuantity));
                }),
            ]);
    }
}
