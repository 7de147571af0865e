namespace Checkout.Data.Feed.Imports;

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

    public static async Task LoadAsync(IEnumerable<(string Order, int Line)> lines, FeedPass pass, CancellationToken cancellation)
    {
        var ids = lines.Select(line => pass.Orders.Find(line.Order) is { } order && line.Line <= order.LineIds.Count
            ? order.LineIds[line.Line - 1] : Guid.Empty).Distinct().ToList();
        await pass.Db.InstalledProducts.Where(product => ids.Contains(product.OrderLineId)).LoadAsync(cancellation);
    }

    /// <exception cref="Domain.RuleViolation">The order was canceled and put nothing in force.</exception>
    public static async Task<InstalledProduct> OfLineAsync(Guid lineId, FeedPass pass, CancellationToken cancellation) =>
        pass.Known<InstalledProduct>().FirstOrDefault(product => product.OrderLineId == lineId)
        ?? await pass.Db.InstalledProducts.SingleOrDefaultAsync(product => product.OrderLineId == lineId, cancellation)
        ?? throw new Domain.RuleViolation($"The order put nothing in force: it was canceled.", "order");
}
