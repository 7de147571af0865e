namespace Checkout.Data.Identity;

/// <summary>Who is written to about invoices: the billing contacts of their contract; without any, everyone who manages billing.</summary>
internal sealed class BillingReaders
{
    private readonly ILookup<Guid, (string Name, string Email)> _contacts;
    private readonly IReadOnlyList<(string Name, string Email)> _managers;

    private BillingReaders(ILookup<Guid, (string Name, string Email)> contacts, IReadOnlyList<(string Name, string Email)> managers) =>
        (_contacts, _managers) = (contacts, managers);

    /// <param name="db">Sees one account.</param>
    /// <param name="contractIds">The contracts that are asked about.</param>
    public static async Task<BillingReaders> ReadAsync(CheckoutDbContext db, IEnumerable<Guid?> contractIds, CancellationToken cancellation)
    {
        var ids = contractIds.OfType<Guid>().Distinct().ToList();
        var contacts = await db.Contracts.Where(contract => ids.Contains(contract.Id)).SelectMany(contract => contract.Contacts)
            .OrderBy(contact => contact.Position).Select(contact => new { contact.ContractId, contact.Name, contact.Email })
                .ToListAsync(cancellation);
        var managers = await PermittedMembers.OfAsync(db, rights => rights.ManagesBilling, cancellation);
        return new BillingReaders(
            contacts.ToLookup(contact => contact.ContractId, contact => (contact.Name, contact.Email)),
            [.. managers.Select(member => (member.Name, member.Email))]);
    }

    public IReadOnlyList<(string Name, string Email)> Of(Guid? contractId) => contractId is { } id && _contacts.Contains(id)
        ? [.. _contacts[id].DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase)]
        : _managers;
}
