namespace Checkout.Data.Seeding.Demo;

/// <summary>What Acme's people changed in their billing details: no feed says such things, so it is done by the verb, once.</summary>
internal static class AcmeBillingHistory
{
    private const string ContractId = "con-acme";

    public static async Task AddAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var contract = await db.Contracts.Include(row => row.Contacts)
            .SingleOrDefaultAsync(row => row.ExternalId == ContractId, cancellation);
        if (contract is not { BillingRevision: 1 })
        {
            return;
        }

        // Relative to the contract's end, some two months ahead: the first two months and the second one month ago.
        await ChangeAsync(db, contract, "billing@acme.example",
            new DateTimeOffset(contract.EndsOn.AddMonths(-4), new TimeOnly(14, 20), TimeSpan.Zero), details => details with
            {
                PoNumber = "4500-121900",
                Contacts = [.. details.Contacts.Select(contact => contact with { IsPrimary = contact.Email == "billing@acme.example" })],
            }, cancellation);
        await ChangeAsync(db, contract, "admin@acme.example",
            new DateTimeOffset(contract.EndsOn.AddMonths(-3), new TimeOnly(15, 5), TimeSpan.Zero), details => details with
            {
                BillTo = details.BillTo with { Line2 = "Accounts payable, 6th floor" },
            }, cancellation);
    }

    private static async Task ChangeAsync(CheckoutDbContext db, Contract contract, string email, DateTimeOffset at,
        Func<BillingDetails, BillingDetails> change, CancellationToken cancellation)
    {
        var user = await db.Users.SingleAsync(row => row.Email == email, cancellation);
        db.BillingDetailsChanges.Add(contract.ReviseBilling(change(contract.Billing), user.Id, user.DisplayName, at));
    }
}
