namespace Checkout.Data.Feed.Imports.Catalog;

internal sealed class TaxRateImport() : RecordImport<TaxRateRecord>("taxRate")
{
    protected override void Refer(TaxRateRecord record, FeedPass pass) { }

    protected override Task<Guid?> AddAsync(TaxRateRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var rate = Build(record);
        pass.Add(rate);
        return Task.FromResult<Guid?>(rate.Id);
    }

    protected override async Task<Guid?> ChangeAsync(TaxRateRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var rate = await pass.Db.TaxRates.SingleAsync(row => row.Id == id, cancellation);
        Differences.Report(pass, rate, Build(record), [nameof(TaxRate.Category), nameof(TaxRate.Rate), nameof(TaxRate.ExemptionReason)]);
        if (pass.Failed)
        {
            return null;
        }

        rate.Update(new TaxTreatment(record.Category, record.Rate, record.Reason));
        return id;
    }

    private static TaxRate Build(TaxRateRecord record) => new(
        record.ExternalId, record.Country, record.Region, record.ProductTaxClass, record.AccountCategory, record.ValidFrom,
        new TaxTreatment(record.Category, record.Rate, record.Reason));
}
