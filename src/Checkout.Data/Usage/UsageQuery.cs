namespace Checkout.Data.Usage;

/// <summary>Reads how much of what a contract renews was used (R24).</summary>
public static class UsageQuery
{
    /// <param name="db">Confined to the account.</param>
    /// <param name="installed">All units of the contract, ended ones included.</param>
    /// <returns>By product, where something was reported in the twelve months up to today.</returns>
    public static async Task<IReadOnlyDictionary<Guid, UsageSummary>> OfContractAsync(
        CheckoutDbContext db, Contract contract, IEnumerable<InstalledProduct> installed, DateOnly today, CancellationToken cancellation)
    {
        var period = new DateRange(today.AddMonths(-UsageSummary.Months).AddDays(1), today);
        var figures = await db.InstalledProducts.Where(unit => unit.ContractId == contract.Id)
            .Join(db.UsageReports, unit => unit.Id, report => report.InstalledProductId, (_, report) => report)
            .Where(report => report.On >= period.From && report.On <= period.To)
            .OrderBy(report => report.On).ThenBy(report => report.Revision)
            .Select(report => new UsageFigure(report.InstalledProductId, report.On, report.Used)).ToListAsync(cancellation);
        return installed.Where(unit => unit.ContractId == contract.Id).GroupBy(unit => unit.ProductId)
            .Select(product => (product.Key, Units: product.Select(unit => unit.Held).ToList()))
            .Select(product => (product.Key, Use: UsageSummary.Of(product.Units,
                [.. figures.Where(figure => product.Units.Exists(unit => unit.Id == figure.UnitId))], period, contract.EndsOn)))
            .Where(product => product.Use is not null).ToDictionary(product => product.Key, product => product.Use!);
    }
}
