using Checkout.Data.Usage;

namespace Checkout.Data.Feed.Imports;

internal sealed class UsageImport() : RecordImport<UsageRecord>("usage")
{
    /// <summary>Where somebody counts, it may be a day later than with the vendor.</summary>
    private const int DaysAhead = 1;

    public override async Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation)
    {
        var reports = records.Cast<UsageRecord>().ToList();
        await InstalledUnits.LoadAsync(reports.Where(record => record is { Order: not null, Line: not null })
            .Select(record => (record.Order!, record.Line!.Value)), pass, cancellation);
        var named = reports.Select(record => record.InstalledProduct).OfType<string>()
            .Select(pass.InstalledProducts.Find).OfType<InstalledProductFacts>().Select(facts => facts.Id).Distinct().ToList();
        if (named.Count > 0)
        {
            await pass.Db.InstalledProducts.Where(product => named.Contains(product.Id)).LoadAsync(cancellation);
        }

        pass.LastUsage.Clear();
        var (units, days) = (pass.Known<InstalledProduct>().Select(product => product.Id).ToList(),
            reports.Select(record => record.On).Distinct().ToList());
        var known =
            from product in pass.Db.InstalledProducts
            where units.Contains(product.Id)
            join report in pass.Db.UsageReports
                on new { product.AccountId, product.Id } equals new { report.AccountId, Id = report.InstalledProductId }
            where days.Contains(report.On)
            orderby report.Revision
            select report;
        foreach (var report in units.Count == 0 ? [] : await known.AsNoTracking().ToListAsync(cancellation))
        {
            pass.LastUsage[(report.InstalledProductId, report.On)] = report;
        }
    }

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
        pass.ProblemIf(record.Used < 0m, "used", "The number must not be negative.");

        // A day to come would be the newest for as long as it takes to get there.
        pass.ProblemIf(record.On > pass.Today.AddDays(DaysAhead), "on", "Nothing can have been counted on a day to come.");

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
        var before = new UsageBefore(product.AccountId, product.UsedQuantity, product.UsageOn);
        if (product.Report(record.Used, record.On, pass.LastUsage.GetValueOrDefault((product.Id, record.On)), record.ExternalId, pass.Now)
            is not { } report)
        {
            pass.SaysNothingNew = true;
            return product.Id;
        }

        pass.LastUsage[(product.Id, record.On)] = report;
        pass.Add(report);
        if ((product.UsedQuantity, product.UsageOn) != (before.Used, before.On))
        {
            pass.UsageBefore.TryAdd(product.Id, before);
        }

        return product.Id;
    }
}
