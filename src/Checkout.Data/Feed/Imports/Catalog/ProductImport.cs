namespace Checkout.Data.Feed.Imports.Catalog;

internal sealed class ProductImport() : RecordImport<ProductRecord>("product")
{
    private const string Sku = "sku";

    protected override void Refer(ProductRecord record, FeedPass pass) => pass.Products.Want(record.ExternalId);

    protected override async Task<Guid?> AddAsync(ProductRecord record, FeedPass pass, CancellationToken cancellation)
    {
        await CheckAsync(record, pass, cancellation);
        if (pass.Failed)
        {
            return null;
        }

        var product = new Product(record.ExternalId, record.ToDetails());
        pass.Add(product);
        return pass.Products.Set(record.ExternalId, product).Id;
    }

    protected override async Task<Guid?> ChangeAsync(ProductRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        await CheckAsync(record, pass, cancellation);
        var product = await pass.Db.Products.SingleAsync(row => row.Id == id, cancellation);
        pass.ProblemIf(product.IsRecurring != record.Recurring,
            "recurring", "A product can't turn from recurring to one-time or back; make it a new one.");

        if (pass.Failed)
        {
            return null;
        }

        product.Update(record.ToDetails());
        return pass.Products.Set(record.ExternalId, product).Id;
    }

    private static async Task CheckAsync(ProductRecord record, FeedPass pass, CancellationToken cancellation)
    {
        if (!pass.Unique.Knows(Sku, record.Sku)
            && await pass.Db.Products.Where(product => product.Sku == record.Sku).Select(product => product.ExternalId)
                .SingleOrDefaultAsync(cancellation) is { } owner)
        {
            pass.Unique.Record(Sku, record.Sku, owner);
        }

        if (pass.Unique.Claim(Sku, record.Sku, record.ExternalId) is { } other)
        {
            pass.Problem("sku", $"Product “{other}” has this SKU already.");
        }

        pass.ProblemIf(record.Minimum is < 0m || record.Maximum < (record.Minimum ?? 0m),
            "maximum", "Minimum and maximum contradict each other.");
        pass.ProblemIf(record.Step is <= 0m, "step", "The step must be above zero.");
        pass.ProblemIf(record.AvailableUntil < record.AvailableFrom, "availableUntil", "It would end before it begins.");
    }
}
