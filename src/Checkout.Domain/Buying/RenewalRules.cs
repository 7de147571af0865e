namespace Checkout.Domain.Buying;

/// <summary>A product that a contract holds on its last day, and would hold on.</summary>
/// <param name="Quantity">Units in force on the last day.</param>
/// <param name="Used">Assigned or used units, as far as the vendor reports them; null where nothing is reported.</param>
/// <param name="Reported">Units of which use is reported.</param>
/// <param name="UsageOn">The oldest day of the reports.</param>
public sealed record RenewedProduct(Guid ProductId, string Sku, string Name, string Unit, decimal Quantity, decimal? Used,
    decimal Reported, DateOnly? UsageOn)
{
    /// <summary>Purchased, but not used, of the units of which use is reported; null where it is of none.</summary>
    public decimal? Idle => Used is { } used ? Math.Max(0m, Reported - used) : null;
}

/// <summary>The renewal of a contract that its account makes by itself (R10): when it is offered, and what it may hold.</summary>
public static class RenewalRules
{
    /// <returns>Why the contract's renewal is not offered on the day, in a sentence; null where it is.</returns>
    public static Sentence? OfContract(Contract contract, BuyingPolicy policy, DateOnly today)
    {
        var from = OfferedFrom(contract, policy);
        return contract.EndedEarly(today) is { } ended ? ended.Then($"It can’t be renewed.")
            : today < from ? $"Contract {contract.Number} runs until {contract.EndsOn}. It can be renewed here from {from} on."
            : today > LastDay(contract)
            ? $"Contract {contract.Number} ended on {contract.EndsOn}, more than {AcceptanceRules.RenewalGraceDays} days ago. "
                + $"It can no longer be renewed; what you buy now starts a new contract."
            : (Sentence?)null;
    }

    public static DateOnly OfferedFrom(Contract contract, BuyingPolicy policy) => contract.EndsOn.AddDays(-policy.RenewalDays);

    /// <summary>The last day on which the renewal can be accepted (R10).</summary>
    public static DateOnly LastDay(Contract contract) => contract.EndsOn.AddDays(AcceptanceRules.RenewalGraceDays);

    /// <summary>Months of the new term: as many as the last one had, or the vendor's usual number where that was no whole number.</summary>
    public static int TermMonths(Contract contract, BuyingPolicy policy)
    {
        var months = contract.Grid.Months(contract.Terms.Max(term => term.StartsOn), contract.EndsOn).Round(4);
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
                group.Units.Where(unit => unit.UsedQuantity is not null).Sum(unit => unit.Quantity),
                group.Units.Min(unit => unit.UsageOn)))
            .OrderBy(product => product.Name, StringComparer.Ordinal),
    ];

    /// <returns>What is wrong with the quantities of the next term, one reason per product; empty where nothing is.</returns>
    public static IReadOnlyList<BuyingRefusal> OfSelection(Selection selection, BuyingContext context)
    {
        var contract = context.Contract!;
        var held = ProductsOf(contract, context.Installed);
        var chosen = selection.Chosen.ToLookup(line => line.ProductId, line => line.Quantity);
        var refusals = held.Select(product => OfUse(product, chosen[product.ProductId].Sum()))
            .Concat(context.Products.Where(product => chosen.Contains(product.Id))
                .Select(product => held.Any(unit => unit.ProductId == product.Id)
                    ? OfProduct(product, chosen[product.Id].Sum(), chosen, context)
                    : new BuyingRefusal($"Contract {contract.Number} does not include {product.Name}. Add it as a product, then renew.",
                        product.Id)))
            .OfType<BuyingRefusal>().DistinctBy(refusal => refusal.ProductId).ToList();
        return refusals.Count > 0 || chosen.Count > 0
            ? refusals
            : [new BuyingRefusal($"Keep at least one product. To let the contract end, do nothing.")];
    }

    private static BuyingRefusal? OfUse(RenewedProduct product, decimal quantity) => product.Used is { } used && quantity < used
        ? new BuyingRefusal(
            $"{used:0.####} of {product.Quantity:0.####} are in use. Keep at least {used:0.####}, or free up licenses first.",
            product.ProductId)
        : null;

    private static BuyingRefusal? OfProduct(Product product, decimal quantity, ILookup<Guid, decimal> chosen, BuyingContext context)
    {
        if (new QuantityRules(product.Minimum, product.Maximum, product.Step).Refusal(quantity, 0m) is { } sentence)
        {
            return new BuyingRefusal(sentence, product.Id);
        }

        bool Has(string sku) => context.Owns(sku, context.Contract!.EndsOn.AddDays(1))
            || context.Products.Any(other => string.Equals(other.Sku, sku, StringComparison.OrdinalIgnoreCase)
                && chosen.Contains(other.Id));
        return product.Requires.FirstOrDefault(sku => !Has(sku)) is { } missing
            ? new BuyingRefusal($"{product.Name} needs {missing}. Renew that as well, or leave {product.Name} out.", product.Id)
            : context.Prices.For(product.Id) is null
            ? new BuyingRefusal($"Your price book has no price for {product.Name}.", product.Id, AsksExecutive: true)
            : null;
    }
}
