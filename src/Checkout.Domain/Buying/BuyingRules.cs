namespace Checkout.Domain.Buying;

/// <summary>Why something can't be bought in the portal.</summary>
/// <param name="ProductId">The product at fault; null where the whole selection is.</param>
/// <param name="AsksExecutive">True where the account executive can do what the portal can't.</param>
public sealed record BuyingRefusal(Sentence Words, Guid? ProductId = null, bool AsksExecutive = false)
{
    /// <summary>In no reader’s format: for logs and exceptions.</summary>
    public string Sentence => Words.ToString();

    /// <summary>True where the chosen start is at fault.</summary>
    public bool OnStart { get; init; }
}

/// <summary>What may be bought, and why not (R7, R11, A6). Pages explain by it, and every write asks it again.</summary>
public static class BuyingRules
{
    /// <summary>How far ahead a start may be chosen for the first contract; under a contract its end decides.</summary>
    public const int LatestStartDays = 365;

    /// <returns>What forbids buying anything under the contract, or null.</returns>
    public static BuyingRefusal? OfContract(BuyingContext context)
    {
        if (context.Contract is not { } contract)
        {
            return context.Contracts.FirstOrDefault(other => other.CountsOn(context.Today)) is { } existing
                ? new BuyingRefusal(
                    $"Your company has contract {existing.Number}. What you buy here belongs under it, not under a new one.")
                : null;
        }

        // What is terminated for a later day takes nothing new either: acceptance would refuse it (R9).
        return contract.EndedEarly(context.Today) is { } ended
            ? new BuyingRefusal(ended.Then($"Nothing can be added to it."), AsksExecutive: true)
            : contract.StatusOn(context.Today) is ContractStatus.Ended
            ? new BuyingRefusal($"Contract {contract.Number} ended on {contract.EndsOn}. Nothing can be added to it.", AsksExecutive: true)
            : null;
    }

    /// <returns>What is wrong with the start, or null.</returns>
    public static BuyingRefusal? OfStart(DateOnly? startsOn, BuyingContext context)
    {
        if (startsOn is not { } start)
        {
            return null;
        }

        var latest = context.Contract?.LastDay ?? context.Today.AddDays(LatestStartDays);
        var sentence = start < context.Today ? $"A start in the past can’t be ordered. Choose today or a later day."
            : context.Contract is { } contract && start < contract.StartsOn
                ? $"Contract {contract.Number} begins on {contract.StartsOn}. Choose that day or a later one."
            : start <= latest ? null
            : context.Contract is { } ending ? $"Contract {ending.Number} ends on {latest}. Choose a start until then."
            : (Sentence)$"Choose a start until {latest}.";
        return sentence is null ? null : new BuyingRefusal(sentence) { OnStart = true };
    }

    /// <returns>Why a product can't be chosen at all, whatever the quantity, or null.</returns>
    public static BuyingRefusal? OfProduct(Product product, DateOnly start, BuyingContext context)
    {
        var owned = context.OwnsUnder(product.Id, start) || context.OwnsUnder(product.Id, context.Today);
        if (!owned && context.HasSeveralContracts)
        {
            if (context.HolderOf(product.Id) is { } holder)
            {
                return new BuyingRefusal(
                    $"You have {product.Name} under contract {holder.Number}. Choose that contract to add more of it.", product.Id);
            }

            return new BuyingRefusal(
                $"Your company has {context.ContractsThatCount} contracts, "
                    + $"and {product.Name} could belong to any of them, so it can’t be added here.",
                product.Id,
                AsksExecutive: true);
        }

        if (product is { AvailableFrom: { } from, Active: true } && start < from)
        {
            return new BuyingRefusal($"{product.Name} is on sale from {from} on.", product.Id);
        }

        var price = context.Prices.For(product.Id);
        if (product is { AvailableUntil: { } until, Active: true } && context.Today <= until && until < start)
        {
            return new BuyingRefusal($"{product.Name} is on sale until {until}. Choose a start until then.", product.Id);
        }

        if (!product.IsAvailableOn(start))
        {
            // What is no longer sold may still be extended where a book prices it.
            if (!owned)
            {
                return new BuyingRefusal($"{product.Name} is no longer sold.", product.Id, AsksExecutive: true);
            }

            return price is null ? new BuyingRefusal($"{product.Name} is no longer sold, and your price book has no price for more of it.",
                product.Id, AsksExecutive: true) : null;
        }

        return price is null
            ? new BuyingRefusal(
                $"There is no price for {product.Name} "
                + $"{(context.Contract is null ? $"in {context.Currency.Code}" : "under your contract")}.", product.Id, AsksExecutive: true)
            : null;
    }

    /// <returns>What is wrong with each chosen product on its own and with the others; empty where nothing is.</returns>
    public static IReadOnlyList<BuyingRefusal> OfSelection(Selection selection, BuyingContext context)
    {
        var start = context.StartOf(selection);
        var products = context.Products.ToDictionary(product => product.Id);
        var chosen = selection.Chosen.Where(line => products.ContainsKey(line.ProductId))
            .Select(line => (products[line.ProductId], line.Quantity)).ToList();
        return [.. chosen.Select(line => OfLine(line.Item1, line.Quantity, start, chosen, context)).OfType<BuyingRefusal>()];
    }

    private static BuyingRefusal? OfLine(Product product, decimal quantity, DateOnly start,
        List<(Product Product, decimal Quantity)> chosen, BuyingContext context)
    {
        if (OfProduct(product, start, context) is { } refusal)
        {
            return refusal;
        }

        var entered = chosen.Where(line => line.Product.Id == product.Id).Sum(line => line.Quantity);
        if (new QuantityRules(product.Minimum, product.Maximum, product.Step)
            .Refusal(quantity, context.InForce(product.Id, start) + entered - quantity) is { } sentence)
        {
            return new BuyingRefusal(sentence, product.Id);
        }

        bool Has(string sku) => context.Owns(sku, start)
            || chosen.Exists(line => string.Equals(line.Product.Sku, sku, StringComparison.OrdinalIgnoreCase));
        if (product.Requires.Where(sku => !Has(sku)).Select(sku => NameOf(sku, context)).ToList() is { Count: > 0 } missing)
        {
            return new BuyingRefusal($"{product.Name} needs {string.Join(" and ", missing)}. Add it as well, or leave {product.Name} out.",
                product.Id);
        }

        // Either of two products may say that they exclude each other.
        var excluded = product.Excludes.Where(Has).Concat(context.Products
            .Where(other => other.Excludes.Contains(product.Sku, StringComparer.OrdinalIgnoreCase) && Has(other.Sku))
                .Select(other => other.Sku));
        return excluded.FirstOrDefault() is { } conflict
            ? new BuyingRefusal($"{product.Name} can’t be combined with {NameOf(conflict, context)}.", product.Id, AsksExecutive: true)
            : null;
    }

    private static string NameOf(string sku, BuyingContext context) =>
        context.Products.FirstOrDefault(product => string.Equals(product.Sku, sku, StringComparison.OrdinalIgnoreCase))?.Name ?? sku;

}
