namespace Checkout.Data.Feed.Imports;

/// <summary>Reads the lines of quotes and orders.</summary>
internal static class PricedLines
{
    public static void Refer(IEnumerable<PricedLineRecord> lines, FeedPass pass)
    {
        foreach (var line in lines)
        {
            pass.Products.Want(line.Product);
        }
    }

    /// <returns>The lines in order; fewer than there are where some have problems.</returns>
    public static IReadOnlyList<LineTerms> Read(IReadOnlyList<PricedLineRecord> lines, FeedPass pass)
    {
        pass.ProblemIf(lines.Count == 0, "lines", "At least one line is needed.");

        return [.. lines.Index().Select(line => Read(line.Item, FormattableString.Invariant($"lines[{line.Index}]"), pass))
            .OfType<LineTerms>()];
    }

    private static LineTerms? Read(PricedLineRecord line, string path, FeedPass pass)
    {
        var product = pass.Require(pass.Products, line.Product, path + ".product");
        pass.ProblemIf(line.Quantity <= 0m, path + ".quantity", "The quantity must be above zero.");
        pass.ProblemIf(line.ListPrice < 0m, path + ".listPrice", "The price must not be negative.");
        pass.ProblemIf(line.BaseQuantity <= 0m, path + ".baseQuantity", "The quantity must be above zero.");

        var discount = line.DiscountPercent ?? (line.NetPrice is { } net ? DiscountOf(line.ListPrice, net) : 0m);
        var computed = LineAmount.NetPrice(line.ListPrice, discount);
        if (line is { DiscountPercent: not null, NetPrice: { } given } && given != computed)
        {
            pass.Problem(path + ".netPrice",
                FormattableString
                .Invariant($"List price less discount makes {computed:0.######}, not {given:0.######}. Leave one of them out."));
        }

        return product is null || pass.Failed ? null : new LineTerms
        {
            ProductId = product.Id,
            Sku = product.Sku,
            Name = line.Name ?? product.Name,
            Description = line.Description ?? product.Description,
            Unit = product.Unit,
            IsRecurring = product.IsRecurring,
            Quantity = line.Quantity,
            ListPrice = line.ListPrice,
            DiscountPercent = discount,
            NetPrice = line.NetPrice ?? computed,
            BaseQuantity = line.BaseQuantity,
            StartsOn = line.StartsOn,
            TaxClass = product.TaxClass,
            Tax = line.Tax.ToTreatment(),
        };
    }

    /// <summary>Percent with 4 decimals; a surcharge is no discount.</summary>
    private static decimal DiscountOf(decimal listPrice, decimal netPrice) =>
        listPrice <= 0m || netPrice >= listPrice ? 0m : (((Fraction)listPrice - netPrice) / listPrice * 100m).Round(4);
}
