namespace Checkout.Domain.Catalog;

/// <summary>From so many units on, the unit costs so much; prices have up to 6 decimals.</summary>
public sealed record PriceTier(decimal MinimumQuantity, decimal UnitPrice);

/// <summary>Chooses among the tiers of a product (R7).</summary>
public static class PriceTiers
{
    /// <returns>The tier that the resulting quantity reaches, or null where it reaches none: then there is no price.</returns>
    public static PriceTier? For(IEnumerable<PriceTier> tiers, decimal resultingQuantity) =>
        tiers.Where(tier => tier.MinimumQuantity <= resultingQuantity).MaxBy(tier => tier.MinimumQuantity);

    /// <returns>The next tier above the resulting quantity, or null where there is none.</returns>
    public static PriceTier? Next(IEnumerable<PriceTier> tiers, decimal resultingQuantity) =>
        tiers.Where(tier => tier.MinimumQuantity > resultingQuantity).MinBy(tier => tier.MinimumQuantity);
}

/// <summary>Units of a product with the days on which they are in force.</summary>
/// <param name="EndsOn">Null where they don't run out.</param>
public sealed record UnitsInForce(decimal Quantity, DateOnly StartsOn, DateOnly? EndsOn);

/// <summary>A line of the same product in the quote that is priced.</summary>
public sealed record QuotedUnits(decimal Quantity, DateOnly StartsOn);

/// <summary>The quantity that chooses the tier (R7): units in force on the line's start plus the quote's lines started by then.</summary>
public static class TierQuantity
{
    /// <param name="lines">All lines of the product in the quote, in order.</param>
    /// <param name="index">The line that is priced; lines that start later do not count for it.</param>
    public static decimal Of(IEnumerable<UnitsInForce> installed, IReadOnlyList<QuotedUnits> lines, int index)
    {
        var start = lines[index].StartsOn;
        var inForce = installed.Where(units => units.StartsOn <= start && (units.EndsOn is null || start <= units.EndsOn))
            .Sum(units => units.Quantity);
        return inForce + lines.Where(line => line.StartsOn <= start).Sum(line => line.Quantity);
    }
}

/// <summary>Limits on what may be ordered: minimum and maximum for the resulting quantity, the step for the entered one.</summary>
public sealed record QuantityRules(decimal? Minimum, decimal? Maximum, decimal? Step)
{
    /// <returns>What is wrong, in a sentence, or null.</returns>
    public Sentence? Refusal(decimal entered, decimal inForce)
    {
        var resulting = inForce + entered;
        return entered <= 0m ? $"Enter a quantity above zero."
            : Step is { } step && entered % step != 0m ? $"Enter a multiple of {step:0.####}."
            : Minimum is { } minimum && resulting < minimum
                ? $"At least {minimum:0.####} are needed; with this you would have {resulting:0.####}."
            : Maximum is { } maximum && resulting > maximum
                ? $"At most {maximum:0.####} are possible; with this you would have {resulting:0.####}."
            : (Sentence?)null;
    }
}
