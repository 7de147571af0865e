namespace Checkout.Data.Payments;

/// <summary>Puts methods on file, under the account’s lock.</summary>
public static class StoredMethods
{
    /// <summary>Adds a method once; the first of an account becomes its default.</summary>
    /// <returns>Null where it was there before.</returns>
    public static async Task<StoredMethod?> AddAsync(CheckoutDbContext db, Guid accountId, string gateway, GatewayMethod method,
        string addedBy, DateTimeOffset now, CancellationToken cancellation)
    {
        var all = await db.StoredMethods.ToListAsync(cancellation);
        var known = all.FindAll(row => row.Gateway == gateway);
        if (known.Exists(row => row.Token == method.Token))
        {
            return null;
        }

        var stored = new StoredMethod(
            accountId,
            new StoredMethodTerms(gateway, method.CustomerReference, method.Token, PaymentMethod.Card, method.Brand, method.LastFour,
            method.ExpiryMonth, method.ExpiryYear),
            addedBy,
            now);
        var alike = all.Count(row => row.Slug == stored.Slug || row.Slug.StartsWith(stored.Slug + "-", StringComparison.Ordinal));
        if (alike > 0)
        {
            stored.Distinguish(alike + 1);
        }

        if (!known.Exists(row => row.IsDefault))
        {
            stored.MakeDefault();
        }

        db.StoredMethods.Add(stored);
        return stored;
    }

    /// <summary>What pays an invoice of a contract: the contract’s choice, else the account’s default.</summary>
    /// <returns>Null where nothing that can be charged today is on file at the gateway.</returns>
    public static async Task<StoredMethod?> ForContractAsync(CheckoutDbContext db, Guid? contractId, string gateway, DateOnly today,
        CancellationToken cancellation)
    {
        var chosen = await db.Contracts.Where(contract => contract.Id == contractId).Select(contract => contract.StoredMethodId)
            .SingleOrDefaultAsync(cancellation);
        return await NamedAsync(db, chosen, gateway, cancellation) is { } method && method.CanCharge(today) ? method : null;
    }

    /// <summary>The method that a contract names, else the account’s default, whether it can still be charged or not.</summary>
    /// <returns>Null where neither is on file at the gateway.</returns>
    public static async Task<StoredMethod?> NamedAsync(CheckoutDbContext db, Guid? chosen, string gateway, CancellationToken cancellation)
    {
        var methods = await db.StoredMethods.Where(row => row.Gateway == gateway && row.RemovedAt == null
            && (row.IsDefault || row.Id == chosen)).ToListAsync(cancellation);
        return methods.Find(row => row.Id == chosen) ?? methods.Find(row => row.IsDefault);
    }
}
