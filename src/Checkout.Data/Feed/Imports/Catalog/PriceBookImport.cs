namespace Checkout.Data.Feed.Imports.Catalog;

internal sealed class PriceBookImport() : RecordImport<PriceBookRecord>("priceBook")
{
    private const string Standard = "standard";

    protected override void Refer(PriceBookRecord record, FeedPass pass)
    {
        pass.PriceBooks.Want(record.ExternalId);
        foreach (var price in record.Prices)
        {
            pass.Products.Want(price.Product);
        }
    }

    protected override async Task<Guid?> AddAsync(PriceBookRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var prices = await CheckAsync(record, pass, cancellation);
        if (pass.Failed)
        {
            return null;
        }

        var book = new PriceBook(record.ExternalId, record.Name, record.Currency, record.Standard);
        Fill(book, record, prices);
        pass.Add(book);
        return pass.PriceBooks.Set(record.ExternalId, book).Id;
    }

    protected override async Task<Guid?> ChangeAsync(PriceBookRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var prices = await CheckAsync(record, pass, cancellation);
        var book = await pass.Db.PriceBooks.Include(row => row.Tiers).SingleAsync(row => row.Id == id, cancellation);
        pass.ProblemIf(book.Currency != record.Currency,
            "currency", $"The book is in {book.Currency}; make one in {record.Currency} a new one.");

        if (pass.Failed)
        {
            return null;
        }

        Fill(book, record, prices);
        return pass.PriceBooks.Set(record.ExternalId, book).Id;
    }

    private static async Task<IReadOnlyList<(Guid ProductId, PriceRecord Price)>> CheckAsync(PriceBookRecord record, FeedPass pass,
        CancellationToken cancellation)
    {
        var currency = record.Currency;
        if (record is { Standard: true, Active: true })
        {
            if (!pass.Unique.Knows(Standard, currency.Code)
                && await pass.Db.PriceBooks.Where(book => book.IsStandard && book.Active && book.Currency == currency)
                    .Select(book => book.ExternalId).FirstOrDefaultAsync(cancellation) is { } owner)
            {
                pass.Unique.Record(Standard, currency.Code, owner);
            }

            if (pass.Unique.Claim(Standard, currency.Code, record.ExternalId) is { } other)
            {
                pass.Problem("standard", $"“{other}” is the standard price book in {currency} already.");
            }
        }

        var prices = new List<(Guid, PriceRecord)>();
        foreach (var (index, price) in record.Prices.Index())
        {
            var path = FormattableString.Invariant($"prices[{index}]");
            if (pass.Require(pass.Products, price.Product, path + ".product") is { } product)
            {
                if (prices.Exists(other => other.Item1 == product.Id))
                {
                    pass.Problem(path + ".product", "The product is priced twice.");
                }

                prices.Add((product.Id, price));
            }

            pass.ProblemIf(price.BaseQuantity <= 0m, path + ".baseQuantity", "The quantity must be above zero.");
            pass.ProblemIf(
                price.Tiers.Count == 0 || price.Tiers.Select(tier => tier.From).Distinct()
                    .Count() < price.Tiers.Count || price.Tiers.Any(tier => tier.From < 0m || tier.Price < 0m),
                path + ".tiers",
                "At least one tier is needed, each from another quantity, and nothing negative.");
        }

        return prices;
    }

    private static void Fill(PriceBook book, PriceBookRecord record, IReadOnlyList<(Guid ProductId, PriceRecord Price)> prices)
    {
        book.Update(record.Name, record.Standard, record.Active);
        foreach (var gone in book.Tiers.Select(tier => tier.ProductId).Except(prices.Select(price => price.ProductId)).ToList())
        {
            book.Price(gone, 1m, []);
        }

        foreach (var (productId, price) in prices)
        {
            book.Price(productId, price.BaseQuantity, price.Tiers.Select(tier => new PriceTier(tier.From, tier.Price)));
        }
    }
}
