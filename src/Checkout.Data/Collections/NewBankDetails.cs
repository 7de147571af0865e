namespace Checkout.Data.Collections;

/// <summary>Tells customers that money is to be sent somewhere else from now on: the change that fraudsters pretend, so everyone who
/// manages billing hears of a real one.</summary>
internal static class NewBankDetails
{
    public static async Task AnnounceAsync(CheckoutDbContext db, IReadOnlyCollection<Guid> legalEntityIds, DateTimeOffset now,
        CancellationToken cancellation)
    {
        foreach (var entityId in legalEntityIds)
        {
            var invoiced = await db.Accounts
                .Where(account => account.Active
                    && (db.Invoices.Any(invoice => invoice.AccountId == account.Id && invoice.LegalEntityId == entityId)
                    || db.Contracts.Any(contract => contract.AccountId == account.Id && contract.LegalEntityId == entityId)))
                .OrderBy(account => account.Number).Select(account => account.Id).ToListAsync(cancellation);
            var managers = await PermittedMembers.OfAsync(db, invoiced, rights => rights.ManagesBilling, cancellation);
            db.OutboxMessages.AddRange(invoiced.SelectMany(accountId => managers[accountId].Select(member =>
                new OutboxMessage(MessageKind.BankDetailsChanged, member.Email, member.Name, accountId, entityId, data: null, now))));
        }
    }
}
