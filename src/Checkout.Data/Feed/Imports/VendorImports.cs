using Checkout.Data.Feed.Records;
using Checkout.Domain.Catalog;
using Checkout.Domain.Tax;
using Checkout.Domain.Vendor;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Feed.Imports;

internal sealed class LegalEntityImport() : RecordImport<LegalEntityRecord>("legalEntity")
{
    protected override void Refer(LegalEntityRecord record, FeedPass pass) => pass.LegalEntities.Want(record.ExternalId);

    protected override Task<Guid?> AddAsync(LegalEntityRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        CheckIssuer(record, self: null, pass);
        if (pass.Failed)
        {
            return Task.FromResult<Guid?>(null);
        }

        var entity = new LegalEntity(record.ExternalId, record.ToDetails());
        pass.Db.LegalEntities.Add(entity);
        pass.Issuers[entity.Id] = pass.LegalEntities.Set(record.ExternalId, entity);
        return Task.FromResult<Guid?>(entity.Id);
    }

    protected override async Task<Guid?> ChangeAsync(LegalEntityRecord record, Guid id, FeedPass pass, CancellationToken cancellationToken)
    {
        CheckIssuer(record, id, pass);
        if (pass.Failed)
        {
            return null;
        }

        var entity = await pass.Db.LegalEntities.SingleAsync(row => row.Id == id, cancellationToken);
        entity.Update(record.ToDetails());
        pass.Issuers[id] = pass.LegalEntities.Set(record.ExternalId, entity);
        return id;
    }

    private static void CheckIssuer(LegalEntityRecord record, Guid? self, FeedPass pass)
    {
        var others = pass.Issuers.Values.Where(issuer => issuer.Id != self).ToList();
        if (others.Exists(issuer => issuer.InvoicePrefix == record.InvoicePrefix))
        {
            pass.Problem("invoicePrefix", $"Another legal entity numbers its invoices with “{record.InvoicePrefix}”.");
        }

        if (others.Exists(issuer => issuer.CreditMemoPrefix == record.CreditMemoPrefix))
        {
            pass.Problem("creditMemoPrefix", $"Another legal entity numbers its credit memos with “{record.CreditMemoPrefix}”.");
        }

        if (record.Default && others.Exists(issuer => issuer.IsDefault))
        {
            pass.Problem("default", "Another legal entity is the default already.");
        }
    }
}

internal sealed class ProductImport() : RecordImport<ProductRecord>("product")
{
    private const string Sku = "sku";

    protected override void Refer(ProductRecord record, FeedPass pass) => pass.Products.Want(record.ExternalId);

    protected override async Task<Guid?> AddAsync(ProductRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        await CheckAsync(record, pass, cancellationToken);
        if (pass.Failed)
        {
            return null;
        }

        var product = new Product(record.ExternalId, record.ToDetails());
        pass.Db.Products.Add(product);
        return pass.Products.Set(record.ExternalId, product).Id;
    }

    protected override async Task<Guid?> ChangeAsync(ProductRecord record, Guid id, FeedPass pass, CancellationToken cancellationToken)
    {
        await CheckAsync(record, pass, cancellationToken);
        var product = await pass.Db.Products.SingleAsync(row => row.Id == id, cancellationToken);
        if (product.IsRecurring != record.Recurring)
        {
            pass.Problem("recurring", "A product can't turn from recurring to one-time or back; make it a new one.");
        }

        if (pass.Failed)
        {
            return null;
        }

        product.Update(record.ToDetails());
        return pass.Products.Set(record.ExternalId, product).Id;
    }

    private static async Task CheckAsync(ProductRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        if (!pass.Unique.Knows(Sku, record.Sku)
            && await pass.Db.Products.Where(product => product.Sku == record.Sku).Select(product => product.ExternalId).SingleOrDefaultAsync(cancellationToken) is { } owner)
        {
            pass.Unique.Note(Sku, record.Sku, owner);
        }

        if (pass.Unique.Take(Sku, record.Sku, record.ExternalId) is { } other)
        {
            pass.Problem("sku", $"Product “{other}” has this SKU already.");
        }

        if (record.Minimum is < 0m || record.Maximum < (record.Minimum ?? 0m))
        {
            pass.Problem("maximum", "Minimum and maximum contradict each other.");
        }

        if (record.Step is <= 0m)
        {
            pass.Problem("step", "The step must be above zero.");
        }

        if (record.AvailableUntil < record.AvailableFrom)
        {
            pass.Problem("availableUntil", "It would end before it begins.");
        }
    }
}

internal sealed class TaxRateImport() : RecordImport<TaxRateRecord>("taxRate")
{
    protected override void Refer(TaxRateRecord record, FeedPass pass)
    {
    }

    protected override Task<Guid?> AddAsync(TaxRateRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        CheckRate(record, pass);
        if (pass.Failed)
        {
            return Task.FromResult<Guid?>(null);
        }

        var rate = Build(record);
        pass.Db.TaxRates.Add(rate);
        return Task.FromResult<Guid?>(rate.Id);
    }

    protected override async Task<Guid?> ChangeAsync(TaxRateRecord record, Guid id, FeedPass pass, CancellationToken cancellationToken)
    {
        CheckRate(record, pass);
        var rate = await pass.Db.TaxRates.SingleAsync(row => row.Id == id, cancellationToken);
        Differences.Report(pass, rate, Build(record), [nameof(TaxRate.Category), nameof(TaxRate.Rate), nameof(TaxRate.ExemptionReason)]);
        if (pass.Failed)
        {
            return null;
        }

        rate.Update(new TaxTreatment(record.Category, record.Rate, record.Reason));
        return id;
    }

    private static void CheckRate(TaxRateRecord record, FeedPass pass)
    {
        if (record.Rate is < 0m or > 100m)
        {
            pass.Problem("rate", "A percentage between 0 and 100 is expected.");
        }
    }

    private static TaxRate Build(TaxRateRecord record) => new(
        record.ExternalId, record.Country, record.Region, record.ProductTaxClass, record.AccountCategory, record.ValidFrom, new TaxTreatment(record.Category, record.Rate, record.Reason));
}

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

    protected override async Task<Guid?> AddAsync(PriceBookRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        var prices = await CheckAsync(record, pass, cancellationToken);
        if (pass.Failed)
        {
            return null;
        }

        var book = new PriceBook(record.ExternalId, record.Name, record.Currency, record.Standard);
        Fill(book, record, prices);
        pass.Db.PriceBooks.Add(book);
        return pass.PriceBooks.Set(record.ExternalId, book).Id;
    }

    protected override async Task<Guid?> ChangeAsync(PriceBookRecord record, Guid id, FeedPass pass, CancellationToken cancellationToken)
    {
        var prices = await CheckAsync(record, pass, cancellationToken);
        var book = await pass.Db.PriceBooks.Include(row => row.Tiers).SingleAsync(row => row.Id == id, cancellationToken);
        if (book.Currency != record.Currency)
        {
            pass.Problem("currency", $"The book is in {book.Currency}; make one in {record.Currency} a new one.");
        }

        if (pass.Failed)
        {
            return null;
        }

        Fill(book, record, prices);
        return pass.PriceBooks.Set(record.ExternalId, book).Id;
    }

    private static async Task<IReadOnlyList<(Guid ProductId, PriceRecord Price)>> CheckAsync(PriceBookRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        var currency = record.Currency;
        if (record is { Standard: true, Active: true })
        {
            if (!pass.Unique.Knows(Standard, currency.Code)
                && await pass.Db.PriceBooks.Where(book => book.IsStandard && book.Active && book.Currency == currency).Select(book => book.ExternalId).FirstOrDefaultAsync(cancellationToken) is { } owner)
            {
                pass.Unique.Note(Standard, currency.Code, owner);
            }

            if (pass.Unique.Take(Standard, currency.Code, record.ExternalId) is { } other)
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

            if (price.BaseQuantity <= 0m)
            {
                pass.Problem(path + ".baseQuantity", "The quantity must be above zero.");
            }

            if (price.Tiers.Count == 0 || price.Tiers.Select(tier => tier.From).Distinct().Count() < price.Tiers.Count || price.Tiers.Any(tier => tier.From < 0m || tier.Price < 0m))
            {
                pass.Problem(path + ".tiers", "At least one tier is needed, each from another quantity, and nothing negative.");
            }
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
