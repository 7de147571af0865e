namespace Checkout.Data.Feed.Imports;

internal sealed class InstalledProductImport() : RecordImport<InstalledProductRecord>("installedProduct")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation) =>
        InstalledUnits.LoadAsync(records.Cast<InstalledProductRecord>().Select(record => (record.Order, record.Line)), pass, cancellation);

    protected override void Refer(InstalledProductRecord record, FeedPass pass)
    {
        pass.InstalledProducts.Want(record.ExternalId);
        pass.Orders.Want(record.Order);
    }

    protected override async Task<Guid?> AddAsync(InstalledProductRecord record, FeedPass pass, CancellationToken cancellation)
    {
        if (InstalledUnits.LineOf(record.Order, record.Line, pass) is not { } line)
        {
            return null;
        }

        pass.Touch(line.AccountId);
        if (pass.Unique.Claim("installed product", $"{record.Order}/{record.Line}", record.ExternalId) is { } other)
        {
            pass.Problem("line", $"Installed product “{other}” stands for this line already.");
            return null;
        }

        if (!pass.Writes)
        {
            pass.InstalledProducts.Replace(record.ExternalId, new InstalledProductFacts(Guid.Empty, line.AccountId));
            return Guid.Empty;
        }

        var product = await InstalledUnits.OfLineAsync(line.LineId, pass, cancellation);
        if (product.ExternalId is { } known && known != record.ExternalId)
        {
            pass.Problem("line", $"Installed product “{known}” stands for this line already.");
            return null;
        }

        product.Identify(record.ExternalId);
        End(product, record);
        return pass.InstalledProducts.Set(record.ExternalId, product).Id;
    }

    protected override async Task<Guid?> ChangeAsync(InstalledProductRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        if (InstalledUnits.LineOf(record.Order, record.Line, pass) is not { } line)
        {
            return null;
        }

        pass.Touch(line.AccountId);
        var product = await pass.Db.InstalledProducts.SingleAsync(row => row.Id == id, cancellation);
        if (product.OrderLineId != line.LineId)
        {
            pass.Problem("line", Differences.Sentence("another line",
                FormattableString.Invariant($"line {record.Line} of {record.Order}")));
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
