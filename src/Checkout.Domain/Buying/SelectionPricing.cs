namespace Checkout.Domain.Buying;

/// <summary>A step of the price that begins above the quantity, and what it would take and bring.</summary>
/// <param name="MoreUnits">How many units more, beyond those entered, reach it in the product's steps.</param>
/// <param name="Amount">What the line would then come to for the same time.</param>
/// <param name="Saving">By how much that is less than the line costs now; zero or negative where it is not cheaper.</param>
public sealed record NextTier(PriceTier Tier, decimal MoreUnits, decimal Amount, decimal Saving)
{
    /// <summary>True where more units cost less in total (R7).</summary>
    public bool IsCheaper => Saving > 0m;
}

/// <summary>A chosen product with the price it has.</summary>
/// <param name="TierUnits">The units that choose the tier: those in force on its start and those of the selection (R7).</param>
/// <param name="Terms">The line as a quote holds it.</param>
/// <param name="Next">Null on the highest tier.</param>
public sealed record PricedChoice(Product Product, EligiblePrice Price, PriceTier Tier, decimal TierUnits, LineTerms Terms, NextTier? Next);

/// <summary>A selection with prices, or with the reasons why some of it has none.</summary>
public sealed record PricedSelection(Selection Selection, IReadOnlyList<PricedChoice> Choices, IReadOnlyList<BuyingRefusal> Refusals)
{
    /// <summary>True where every chosen product can be bought as it stands.</summary>
    public bool IsComplete => Refusals.Count == 0 && Choices.Count > 0;
}

/// <summary>
/// Prices a selection, of additions or of a renewal: book by A6, tier by R7, tax by the place of the bill-to address (R4).
/// </summary>
public static class SelectionPricing
{
    public static PricedSelection Of(Selection selection, BuyingContext context)
    {
        var notOffered = selection.Renews ? RenewalRules.OfContract(context.Contract!, context.Policy, context.Today) : null;
        BuyingRefusal?[] closed = notOffered is not null ? [new BuyingRefusal(notOffered, AsksExecutive: true)]
            : selection.Renews ? []
            : [BuyingRules.OfContract(context), BuyingRules.OfStart(selection.StartsOn, context)];
        if (closed.OfType<BuyingRefusal>().ToList() is { Count: > 0 } reasons)
        {
            return new PricedSelection(selection, [], reasons);
        }

        List<BuyingRefusal> refusals =
            [.. selection.Renews ? RenewalRules.OfSelection(selection, context) : BuyingRules.OfSelection(selection, context)];
        var products = context.Products.ToDictionary(product => product.Id);
        var choices = new List<PricedChoice>();
        foreach (var line in selection.Chosen)
        {
            if (refusals.Exists(refusal => refusal.ProductId == line.ProductId))
            {
                continue;
            }

            var (choice, refusal) = products.TryGetValue(line.ProductId, out var product)
                ? Price(product, line.Quantity, selection, context)
                : (null, new BuyingRefusal($"One of the products is not in our catalog."));
            if (choice is not null)
            {
                choices.Add(choice);
            }
            else
            {
                refusals.Add(refusal!);
            }
        }

        return new PricedSelection(selection, choices, refusals);
    }

    private static (PricedChoice? Choice, BuyingRefusal? Refusal) Price(Product product, decimal quantity, Selection selection,
        BuyingContext context)
    {
        var start = context.StartOf(selection);
        var price = context.Prices.For(product.Id)!;
        var entered = selection.Chosen.Where(line => line.ProductId == product.Id).Sum(line => line.Quantity);

        // What runs to a contract's end is no longer in force on the first day of its next term: there only the renewed units count.
        var units = TierQuantity.Of(context.UnitsOf(product.Id), [new QuotedUnits(entered, start)], 0);
        if (PriceTiers.For(price.Tiers, units) is not { } tier)
        {
            var lowest = price.Tiers.Min(candidate => candidate.MinimumQuantity);
            return (null,
                new BuyingRefusal($"{product.Name} has a price from {lowest:0.####} on; with this you would have {units:0.####}.",
                product.Id));
        }

        var place = context.Contract?.BillTo ?? context.Account.BillingAddress;
        if (context.Taxes.InForce(place.Country, place.Region, product.TaxClass, context.Account.TaxCategory, context.Today) is not { } tax)
        {
            return (null, new BuyingRefusal($"The tax on {product.Name} at your billing address is not known, so it can’t be priced here.",
                product.Id, AsksExecutive: true));
        }

        var terms = TermsOf(product, quantity, price, tier, units, tax);
        var next = selection.Renews ? null : NextOf(product, price, tier, units, quantity, start, context);
        return (new PricedChoice(product, price, tier, units, terms, next), null);
    }

    /// <summary>A line as a quote holds it.</summary>
    private static LineTerms TermsOf(
        Product product, decimal quantity, EligiblePrice price, PriceTier tier, decimal units, Tax.TaxTreatment tax) => new()
        {
            ProductId = product.Id,
            Sku = product.Sku,
            Name = product.Name,
            Description = product.Description,
            Unit = product.Unit,
            IsRecurring = product.IsRecurring,
            Quantity = quantity,
            ListPrice = tier.UnitPrice,
            NetPrice = tier.UnitPrice,
            BaseQuantity = price.BaseQuantity,
            TaxClass = product.TaxClass,
            Tax = tax,
            Origin = new PriceOrigin(price.Book.Name, tier.MinimumQuantity, units),
        };

    private static NextTier? NextOf(Product product, EligiblePrice price, PriceTier tier, decimal units, decimal quantity, DateOnly start,
        BuyingContext context)
    {
        if (PriceTiers.Next(price.Tiers, units) is not { } next)
        {
            return null;
        }

        var step = product.Step ?? 1m;
        var more = Math.Ceiling((next.MinimumQuantity - units) / step) * step;
        if (product.Maximum is { } maximum && units + more > maximum)
        {
            return null;
        }

        // A wide step may lead past the next tier into one above it.
        var reached = PriceTiers.For(price.Tiers, units + more) ?? next;
        var months = product.IsRecurring ? context.GridFrom(start).Months(context.TermFrom(start)) : Fraction.One;
        var now = LineAmount.Total(context.Currency, quantity, tier.UnitPrice, price.BaseQuantity, months);
        var then = LineAmount.Total(context.Currency, quantity + more, reached.UnitPrice, price.BaseQuantity, months);
        return new NextTier(reached, more, then, now - then);
    }
}
