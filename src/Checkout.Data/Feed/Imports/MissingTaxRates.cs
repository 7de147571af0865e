namespace Checkout.Data.Feed.Imports;

/// <summary>Warns of customers who can't buy by themselves, because no tax rate is known for what is on sale to them.</summary>
internal static class MissingTaxRates
{
    // What decides it: a file of anything else changes nothing about who can buy.
    private static readonly string[] Deciding = ["account", "priceBook", "product", "taxRate"];

    public static async Task WarnAsync(FeedPass pass, CancellationToken cancellation)
    {
        var (db, today) = (pass.Db, pass.Today);
        if (!Deciding.Any(pass.HasWritten))
        {
            return;
        }

        var onSale = (await db.Products.AsNoTracking().Where(product => product.Active).ToListAsync(cancellation))
            .Where(product => product.IsAvailableOn(today)).ToDictionary(product => product.Id);
        var books = await db.PriceBooks.AsNoTracking().Include(book => book.Tiers).Where(book => book.IsStandard && book.Active)
            .ToListAsync(cancellation);
        var places = await db.Accounts.AsNoTracking().Where(account => account.Active)
            .Select(account => new
            {
                account.BillingAddress.Country,
                account.BillingAddress.Region,
                account.TaxCategory,
                account.Currency
            }).Distinct().ToListAsync(cancellation);
        var rates = new TaxTable(await db.TaxRates.AsNoTracking().ToListAsync(cancellation));
        foreach (var place in places.OrderBy(place => place.Country, StringComparer.Ordinal)
            .ThenBy(place => place.Region, StringComparer.Ordinal))
        {
            var classes = books.Where(book => book.Currency == place.Currency).SelectMany(book => book.Tiers)
                .Where(tier => onSale.ContainsKey(tier.ProductId)).Select(tier => onSale[tier.ProductId].TaxClass)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(taxClass => rates.InForce(place.Country, place.Region, taxClass, place.TaxCategory, today) is null)
                .Order(StringComparer.Ordinal).ToList();
            if (classes.Count > 0)
            {
                pass.WarnAt(0, field: null,
                    $"Customers in {string.Join(", ", new[] { place.Country, place.Region }.OfType<string>())} with the tax category "
                    + $"“{place.TaxCategory}” can’t buy {string.Join(", ", classes)} by themselves: import a taxRate record for it.");
            }
        }
    }
}
