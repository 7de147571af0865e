namespace Checkout.Data.Statements;

/// <summary>Somebody who receives invoices of the account.</summary>
/// <param name="Contracts">The numbers of the contracts for which.</param>
public sealed record StatementRecipient(string Name, string Email, IReadOnlyList<string> Contracts)
{
    /// <summary>Each address once, the primary contacts first.</summary>
    public static async Task<IReadOnlyList<StatementRecipient>> AllAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var contacts = await db.Set<BillingContact>()
            .Join(
                db.Contracts,
                contact => contact.ContractId,
                contract => contract.Id,
                (contact, contract) => new { contact.Name, contact.Email, contact.IsPrimary, contract.Number })
            .ToListAsync(cancellation);
        return
        [
            .. contacts.GroupBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Any(contact => contact.IsPrimary))
                .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => new StatementRecipient(
                    group.First().Name,
                    group.Key,
                    [.. group.Select(contact => contact.Number).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }
}
