using Checkout.Data.Feed.Records;
using Checkout.Domain.InstalledProducts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Feed.Imports;

internal sealed class InstalledProductImport() : RecordImport<InstalledProductRecord>("installedProduct")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellationToken) =>
        InstalledUnits.LoadAsync(records.Cast<InstalledProductRecord>().Select(record => (record.Order, record.Line)), pass, cancellationToken);

    protected override void Refer(InstalledProductRecord record, FeedPass pass)
    {
        pass.InstalledProducts.Want(record.ExternalId);
        pass.Orders.Want(record.Order);
    }

    protected override async Task<Guid?> AddAsync(InstalledProductRecord record, FeedPass pass, CancellationToken cancellationToken)
    {
        if (InstalledUnits.LineOf(record.Order, record.Line, pass) is not { } line)
        {
            return null;
        }

        if (pass.Unique.Take("installed product", $"{record.Order}/{record.Line}", record.ExternalId) is { } other)
        {
            pass.Problem("line", $"Installed product “{other}” stands for this line already.");
            return null;
        }

        if (!pass.Writes)
        {
            pass.InstalledProducts.Replace(record.ExternalId, new InstalledProductFacts(Guid.Empty, line.AccountId));
            return Guid.Empty;
        }

        var product = await InstalledUnits.OfLineAsync(line.LineId, pass, cancellationToken);
        if (product.ExternalId is { } known && known != record.ExternalId)
        {
            pass.Problem("line", $"Installed product “{known}” stands for this line already.");
            return null;
        }

        product.Identify(record.ExternalId);
        End(product, record);
        return pass.InstalledProducts.Set(record.ExternalId, product).Id;
    }

    protected override async Task<Guid?> ChangeAsync(InstalledProductRecord record, Guid id, FeedPass pass, CancellationToken cancellationToken)
    {
        if (InstalledUnits.LineOf(record.Order, record.Line, pass) is not { } line)
        {
            return null;
        }

        var product = await pass.Db.InstalledProducts.SingleAsync(row => row.Id == id, cancellationToken);
        if (product.OrderLineId != line.LineId)
        {
            pass.Problem("line", Differences.Sentence("another line", FormattableString.Invariant($"line {record.Line} of {record.Order}")));
            return null;
        }

        End(product, record);
        return id;
    }

    private static void End(InstalledProduct product, InstalledProductRecord record)
    {
        if (record.EndsOn is { } day)
        {
            product.EndOn(day);
        }
    }
}

internal sealed class UsageImport() : RecordImport<UsageRecord>("usage")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellationToken) => InstalledUnits.LoadAsync(
        records.Cast<UsageRecord>().Where(record => record is { Order: not null, Line: not null }).Select(record => (record.Order!, record.Line!.Value)), pass, cancellationToken);

    protected override void Refer(UsageRecord record, FeedPass pass)
    {
        pass.Orders.Want(record.Order);
        pass.InstalledProducts.Want(record.InstalledProduct);
    }

    protected override Task<Guid?> AddAsync(UsageRecord record, FeedPass pass, CancellationToken cancellationToken) => ReportAsync(record, pass, cancellationToken);

    protected override Task<Guid?> ChangeAsync(UsageRecord record, Guid id, FeedPass pass, CancellationToken cancellationToken) => ReportAsync(record, pass, cancellationToken);

    private static async Task<Guid?> ReportAsync(UsageRecord record, FeedPass pass, CancellationToken cancellationToken)
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
        if (pass.Failed || !pass.Writes)
        {
            return pass.Failed ? null : Guid.Empty;
        }

        var product = line is not null
            ? await InstalledUnits.OfLineAsync(line.Value.LineId, pass, cancellationToken)
            : await pass.Db.InstalledProducts.FindAsync([known!.Id], cancellationToken) ?? throw new InvalidOperationException("An installed product has vanished.");
        product.ReportUsage(record.Used, record.On);
        return product.Id;
    }
}

/// <summary>Finds the units that an order line put in force.</summary>
internal static class InstalledUnits
{
    public static (Guid LineId, Guid AccountId)? LineOf(string order, int line, FeedPass pass)
    {
        if (pass.Require(pass.Orders, order, "order") is not { } facts)
        {
            return null;
        }

        if (line > facts.LineIds.Count)
        {
            pass.Problem("line", FormattableString.Invariant($"{facts.Number} has {facts.LineIds.Count} lines."));
            return null;
        }

        pass.TouchedAccounts.Add(facts.AccountId);
        return (facts.LineIds[line - 1], facts.AccountId);
    }

    public static async Task LoadAsync(IEnumerable<(string Order, int Line)> lines, FeedPass pass, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => pass.Orders.Find(line.Order) is { } order && line.Line <= order.LineIds.Count ? order.LineIds[line.Line - 1] : Guid.Empty).Distinct().ToList();
        await pass.Db.InstalledProducts.Where(product => ids.Contains(product.OrderLineId)).LoadAsync(cancellationToken);
    }

    /// <exception cref="Domain.RuleViolation">The order was canceled and put nothing in force.</exception>
    public static async Task<InstalledProduct> OfLineAsync(Guid lineId, FeedPass pass, CancellationToken cancellationToken) =>
        pass.Db.InstalledProducts.Local.FirstOrDefault(product => product.OrderLineId == lineId)
        ?? await pass.Db.InstalledProducts.SingleOrDefaultAsync(product => product.OrderLineId == lineId, cancellationToken)
        ?? throw new Domain.RuleViolation("The order put nothing in force: it was canceled.", "order");
}
