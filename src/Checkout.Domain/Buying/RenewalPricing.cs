using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Quotes;

namespace Checkout.Domain.Buying;

/// <summary>A product that a contract holds on its last day, and would hold on.</summary>
/// <param name="Quantity">Units in force on the last day.</param>
/// <param name="Used">Assigned or used units, as far as the vendor reports them; null where nothing is reported.</param>
/// <param name="UsageOn">The oldest day of the reports.</param>
public sealed record RenewedProduct(Guid ProductId, string Sku, string Name, string Unit, decimal Quantity, decimal? Used, DateOnly? UsageOn)
{
    /// <summary>Purchased, but not used; null where usage is not known of all units.</summary>
    public decimal? Idle => Used is { } used ? Math.Max(0m, Quantity - used) : null;
}

/// <summary>The renewal of a contract that its account makes by itself (R10): when it is offered, what it holds, and its prices.</summary>
public static class RenewalPricing
{
    /// <returns>Why the contract's renewal is not offered on the day, in a sentence; null where it is.</returns>
    public static Sentence? Refusal(Contract contract, BuyingPolicy policy, DateOnly today)
    {
        var from = OfferedFrom(contract, policy);
        return contract.EndedEarly(today) is { } ended ? ended.Then($"It can’t be renewed.")
            : today < from ? $"Contract {contract.Number} runs until {contract.EndsOn}. It can be renewed here from {from} on."
            : today > LastDay(contract) ? $"Contract {contract.Number} ended on {contract.EndsOn}, more than {AcceptanceRules.RenewalGraceDays} days ago. It can’t be renewed any more; what you buy now starts a new contract."
            : (Sentence?)null;
    }

    public static DateOnly OfferedFrom(Contract contract, BuyingPolicy policy) => contract.EndsOn.AddDays(-policy.RenewalDays);

    /// <summary>The last day on which the renewal can be accepted (R10).</summary>
    public static DateOnly LastDay(Contract contract) => contract.EndsOn.AddDays(AcceptanceRules.RenewalGraceDays);

    /// <summary>Months of the new term: as many as the last one had, or the vendor's usual number where that was no whole number.</summary>
    public static int TermMonths(Contract contract, BuyingPolicy policy)
    {
        var months = contract.Grid.Months(new DateRange(contract.Terms.Max(term => term.StartsOn), contract.EndsOn)).Round(4);
        return months >= 1m && months % 1m == 0m ? (int)months : policy.TermMonths;
    }

    /// <summary>What is in force on the contract's last day and recurs, by product.</summary>
    /// <param name="installed">Units of the contract.</param>
    public static IReadOnlyList<RenewedProduct> ProductsOf(Contract contract, IEnumerable<InstalledProduct> installed) =>
    [
        .. installed.Where(unit => unit.ContractId == contract.Id && unit.IsRecurring && unit.IsInForceOn(contract.EndsOn))
            .GroupBy(unit => unit.ProductId)
            .Select(group => (Units: group.ToList(), First: group.First()))
            .Select(group => new RenewedProduct(
                group.First.ProductId,
                group.First.Sku,
                group.First.Name,
                group.First.Unit,
                group.Units.Sum(unit => unit.Quantity),
                group.Units.TrueForAll(unit => unit.UsedQuantity is null) ? null : group.Units.Sum(unit => unit.UsedQuantity ?? 0m),
                group.Units.Min(unit => unit.UsageOn)))
            .OrderBy(product => product.Name, StringComparer.Ordinal),
    ];

    /// <summary>Prices the next term. A product that is left out, or stands at zero, is not renewed.</summary>
    /// <param name="chosen">Quantities for the new term.</param>
    public static PricedSelection Of(IReadOnlyList<ChosenProduct> chosen, BuyingContext context)
    {
        var contract = context.Contract ?? throw new InvalidOperationException("A renewal needs its contract.");
        var selection = new Selection(StartsOn: null, [.. chosen.Where(line => line.Quantity > 0m)]);
        if (Refusal(contract, context.Policy, context.Today) is { } closed)
        {
            return new PricedSelection(selection, [], [new BuyingRefusal(closed, AsksExecutive: true)]);
        }

        var held = ProductsOf(contract, context.Installed);
        var refusals = held.Select(product => OfUse(product, chosen.Where(line => line.ProductId == product.ProductId).Sum(line => line.Quantity))).OfType<BuyingRefusal>().ToList();
        var choices = new List<PricedChoice>();
        foreach (var line in selection.Chosen)
        {
            if (refusals.Exists(refusal => refusal.ProductId == line.ProductId) || context.Products.FirstOrDefault(product => product.Id == line.ProductId) is not { } product)
            {
                continue;
            }

            var (choice, refusal) = !held.Any(unit => unit.ProductId == line.ProductId)
                ? (null, new BuyingRefusal($"Contract {contract.Number} does not hold {product.Name}. Add it as a product, then renew.", product.Id))
                : Price(product, line.Quantity, selection, contract, context);
            if (choice is not null)
            {
                choices.Add(choice);
            }
            else
            {
                refusals.Add(refusal!);
            }
        }

        if (choices.Count == 0 && refusals.Count == 0)
        {
            refusals.Add(new BuyingRefusal($"Keep at least one product. To let the contract end, leave it as it is."));
        }

        return new PricedSelection(selection, choices, refusals);
    }

    private static BuyingRefusal? OfUse(RenewedProduct product, decimal quantity) => product.Used is { } used && quantity < used
        ? new BuyingRefusal($"{used:0.####} of {product.Quantity:0.####} are in use. Keep at least {used:0.####}, or take licenses away from people first.", product.ProductId)
        : null;

    private static (PricedChoice? Choice, BuyingRefusal? Refusal) Price(Product product, decimal quantity, Selection selection, Contract contract, BuyingContext context)
    {
        var start = contract.EndsOn.AddDays(1);
        if (new QuantityRules(product.Minimum, product.Maximum, product.Step).Refusal(quantity, 0m) is { } sentence)
        {
            return (null, new BuyingRefusal(sentence, product.Id));
        }

        bool Has(string sku) => context.Products.FirstOrDefault(other => string.Equals(other.Sku, sku, StringComparison.OrdinalIgnoreCase)) is { } needed
            && (selection.Chosen.Any(line => line.ProductId == needed.Id) || context.Owns(sku, start));
        if (product.Requires.FirstOrDefault(sku => !Has(sku)) is { } missing)
        {
            return (null, new BuyingRefusal($"{product.Name} needs {missing}. Renew that as well, or leave {product.Name} out.", product.Id));
        }

        if (context.Prices.For(product.Id) is not { } price)
        {
            return (null, new BuyingRefusal($"Your prices have none for {product.Name}.", product.Id, AsksExecutive: true));
        }

        // What runs to the old end is no longer in force on the new term's first day: only this quote's units choose the tier (R7).
        var units = TierQuantity.Of(context.UnitsOf(product.Id), [new QuotedUnits(quantity, start)], 0);
        if (PriceTiers.For(price.Tiers, units) is not { } tier)
        {
            return (null, new BuyingRefusal($"{product.Name} has a price from {price.Tiers.Min(candidate => candidate.MinimumQuantity):0.####} on.", product.Id));
        }

        if (context.Taxes.InForce(contract.BillTo.Country, contract.BillTo.Region, product.TaxClass, context.Account.TaxCategory, context.Today) is not { } tax)
        {
            return (null, new BuyingRefusal($"The tax on {product.Name} at your billing address is not known, so it can’t be priced here.", product.Id, AsksExecutive: true));
        }

        return (new PricedChoice(product, price, tier, units, SelectionPricing.TermsOf(product, quantity, price, tier, units, tax), Next: null), null);
    }

}
