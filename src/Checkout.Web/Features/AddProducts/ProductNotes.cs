namespace Checkout.Web.Features.AddProducts;

/// <summary>What has to be known of a product before a quantity is entered.</summary>
public static class ProductNotes
{
    public static IReadOnlyList<string> Of(Product product, BuyingContext context) => [.. Sentences(product, context)];

    private static IEnumerable<string> Sentences(Product product, BuyingContext context)
    {
        string NameOf(string sku) =>
            context.Products.FirstOrDefault(other => string.Equals(other.Sku, sku, StringComparison.OrdinalIgnoreCase))?.Name ?? sku;
        if (product.Requires.Count > 0)
        {
            yield return $"Requires {string.Join(" and ", product.Requires.Select(NameOf))}.";
        }

        if (product.Excludes.Count > 0)
        {
            yield return $"Not together with {string.Join(" or ", product.Excludes.Select(NameOf))}.";
        }

        if (product.Minimum is { } minimum && product.Maximum is { } maximum)
        {
            yield return $"{Number(minimum)} to {Number(maximum)} in all.";
        }
        else if (product.Minimum is { } least && least > 1m)
        {
            yield return $"At least {Number(least)} in all.";
        }
        else if (product.Maximum is { } most)
        {
            yield return $"At most {Number(most)} in all.";
        }

        if (product.Step is { } step && step != 1m)
        {
            yield return $"In steps of {Number(step)}.";
        }
    }

    private static string Number(decimal value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
