namespace Checkout.Data.Feed.Export;

/// <summary>Reads which contracts were let pay themselves, or not any more.</summary>
internal static class AutopayExports
{
    public static async Task SwitchedAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var entries = await db.AuditEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var numbers = entries.ConvertAll(row => row.Subject);
        var contracts = await db.Contracts.Where(row => numbers.Contains(row.Number))
            .Select(row => new { row.AccountId, row.Number, row.ExternalId }).ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            var contract = contracts.First(row => row.AccountId == entry.AccountId && row.Number == entry.Subject);
            records[(ExportKind.AutopaySwitched, entry.Id)] = new AutopaySwitchedRecord(entry.Id.ToString("N"), entry.At)
            {
                Account = await accounts.OfAsync(entry.AccountId, cancellation),
                Contract = new ExportedContractName(contract.Number, contract.ExternalId),
                Autopay = ExportQueries.Word(Enum.Parse<AutopayMode>(entry.Details!)),
                Email = entry.Actor,
            };
        }
    }
}
