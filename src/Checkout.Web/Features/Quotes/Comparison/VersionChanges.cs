namespace Checkout.Web.Features.Quotes.Comparison;

/// <summary>What a new version of a quote changes, in short sentences.</summary>
public static class VersionChanges
{
    private const int Most = 4;

    /// <param name="older">Null for the first version.</param>
    public static IReadOnlyList<string> Between(Quote? older, Quote newer, CultureInfo culture)
    {
        if (older is null)
        {
            return ["First offer"];
        }

        var before = older.Lines.ToLookup(line => line.Sku, StringComparer.Ordinal);
        var after = newer.Lines.ToLookup(line => line.Sku, StringComparer.Ordinal);
        var changes = newer.Lines.Where(line => !before.Contains(line.Sku)).Select(line => $"{line.Name} added")
            .Concat(older.Lines.Where(line => !after.Contains(line.Sku)).Select(line => $"{line.Name} removed"))
            .Concat(after.Where(group => group.Count() == 1 && before[group.Key].Count() == 1)
                .SelectMany(group => OfLine(before[group.Key].Single(), group.Single(), newer.Currency, culture)))
            .Concat(OfTerms(older, newer, culture))
            .ToList();
        return changes.Count switch
        {
            0 => ["Published again without changes to lines and dates"],
            > Most => [.. changes.Take(Most - 1), $"{changes.Count - Most + 1} more changes"],
            _ => changes,
        };
    }

    private static IEnumerable<string> OfLine(QuoteLine before, QuoteLine after, Currency currency, CultureInfo culture)
    {
        if (before.Quantity != after.Quantity)
        {
            yield return $"{after.Name} from {QuantityText.Of(before.Quantity, before.Unit, culture)} to "
                + $"{QuantityText.Of(after.Quantity, after.Unit, culture)}";
        }

        if (before.DiscountPercent != after.DiscountPercent)
        {
            yield return $"Discount on {after.Name} from {QuantityText.Percent(before.DiscountPercent / 100m, culture)} to "
                + $"{QuantityText.Percent(after.DiscountPercent / 100m, culture)}";
        }
        else if (before.NetPrice != after.NetPrice)
        {
            yield return $"Price of {after.Name} from {MoneyText.Price(new Money(before.NetPrice, currency), culture)} to "
                + $"{MoneyText.Price(new Money(after.NetPrice, currency), culture)}";
        }

        if (before.StartsOn != after.StartsOn)
        {
            yield return $"{after.Name} starts {Start(after.StartsOn, culture)}";
        }
    }

    private static IEnumerable<string> OfTerms(Quote older, Quote newer, CultureInfo culture)
    {
        if (older.StartsOn != newer.StartsOn)
        {
            yield return $"Starts {Start(newer.StartsOn, culture)}";
        }

        if (older.TermMonths != newer.TermMonths)
        {
            yield return $"Term from {older.TermMonths} to {newer.TermMonths} months";
        }

        if (older.BillingFrequency != newer.BillingFrequency)
        {
            yield return $"Billed {QuoteWords.Of(newer.BillingFrequency)} in advance";
        }

        if (older.PaymentTermsDays != newer.PaymentTermsDays)
        {
            yield return $"Payable within {newer.PaymentTermsDays} days instead of {older.PaymentTermsDays}";
        }

        if (older.ExpiresOn != newer.ExpiresOn)
        {
            yield return $"Open until {DateText.Brief(newer.ExpiresOn, culture)}";
        }
    }

    private static string Start(DateOnly? on, CultureInfo culture) =>
        on is { } day ? $"on {DateText.Brief(day, culture)}" : "on acceptance";
}
