using Checkout.Data.Feed.Records;

namespace Checkout.Data.Feed.Imports;

internal sealed class UsageImport() : RecordImport<UsageRecord>("usage")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation) =>
        InstalledUnits.LoadAsync(
        records.Cast<UsageRecord>().Where(record => record is { Order: not null, Line: not null })
        .Select(record => (record.Order!, record.Line!.Value)), pass, cancellation);

    protected override void Refer(UsageRecord record, FeedPass pass)
    {
        pass.Orders.Want(record.Order);
        pass.InstalledProducts.Want(record.InstalledProduct);
    }

    protected override Task<Guid?> AddAsync(UsageRecord record, FeedPass pass, CancellationToken cancellation) =>
        ReportAsync(record, pass, cancellation);

    protected override Task<Guid?> ChangeAsync(UsageRecord record, Guid id, FeedPass pass, CancellationToken cancellation) =>
        ReportAsync(record, pass, cancellation);

    private static async Task<Guid?> ReportAsync(UsageRecord record, FeedPass pass, CancellationToken cancellation)
    {
        if (record.Used < 0m)
        {
            pass.Problem("used", "The number must not be negative.");
        }

        if (record.InstalledProduct is null == record.Order is null || record.Order is null != record.Line is null)
        {
            pass.Problem("installedProduct", "Name either the installed product, or the order and the line.");
            return null;
        }

        var line = record is { Order: { } order, Line: { } number } ? InstalledUnits.LineOf(order, number, pass) : null;
        var known = pass.Require(pass.InstalledProducts, record.InstalledProduct, "installedProduct");
        if ((line?.AccountId ?? known?.AccountId) is { } accountId)
        {
            pass.Touch(accountId);
        }

        if (pass.Failed || !pass.Writes)
        {
            return pass.Failed ? null : Guid.Empty;
        }

        var product = line is not null
            ? await InstalledUnits.OfLineAsync(line.Value.LineId, pass, cancellation)
            : await pass.FindAsync<InstalledProduct>(known!.Id, cancellation)
                ?? throw new InvalidOperationException("An installed product has vanished.");
        product.ReportUsage(record.Used, record.On);
        return product.Id;
    }
}
