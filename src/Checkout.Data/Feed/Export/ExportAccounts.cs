namespace Checkout.Data.Feed.Export;

/// <summary>Looks accounts up, each once.</summary>
internal sealed class ExportAccounts(CheckoutDbContext db)
{
    private readonly Dictionary<Guid, ExportedAccount> _known = [];

    public async Task<ExportedAccount> OfAsync(Guid id, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(id, out var account))
        {
            _known[id] = account = await db.Accounts.Where(row => row.Id == id)
                .Select(row => new ExportedAccount(row.ExternalId, row.Number)).SingleAsync(cancellation);
        }

        return account;
    }
}
