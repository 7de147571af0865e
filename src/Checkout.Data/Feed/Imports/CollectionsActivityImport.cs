namespace Checkout.Data.Feed.Imports;

internal sealed class CollectionsActivityImport() : RecordImport<CollectionsActivityRecord>("collectionsActivity")
{
    protected override void Refer(CollectionsActivityRecord record, FeedPass pass)
    {
        pass.Accounts.Want(record.Account);
        pass.Invoices.Want(record.Invoice);
        pass.Contracts.Want(record.Contract);
    }

    protected override void Name(CollectionsActivityRecord record, FeedPass pass) =>
        pass.CollectionsNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(CollectionsActivityRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        pass.CollectionsNames.Claim(pass, account?.Id, record.Number);

        if (account is null || Build(record, account,
            await pass.CollectionsNames.SlugAsync(pass.Db, account.Id, record.Number, cancellation), pass) is not { } activity)
        {
            return null;
        }

        pass.NoteNumber(DocumentNumber.Collections, record.Number);
        pass.Add(activity);
        return activity.Id;
    }

    protected override async Task<Guid?> ChangeAsync(CollectionsActivityRecord record, Guid id, FeedPass pass,
        CancellationToken cancellation)
    {
        var stored = await pass.Db.CollectionsActivities.SingleAsync(row => row.Id == id, cancellation);
        if (pass.RequireAccount(record.Account) is not { } account || Build(record, account, stored.Slug, pass) is not { } rebuilt)
        {
            return null;
        }

        Differences.Report(pass, stored, rebuilt);
        return pass.Failed ? null : id;
    }

    private static Domain.CreditMemos.CollectionsActivity? Build(CollectionsActivityRecord record, AccountFacts account, string slug,
        FeedPass pass)
    {
        var invoice = pass.Require(pass.Invoices, record.Invoice, "invoice");
        var contract = pass.Require(pass.Contracts, record.Contract, "contract");
        if (invoice is not null)
        {
            pass.Owns(account, invoice.AccountId, "invoice");
        }

        if (contract is not null)
        {
            pass.Owns(account, contract.AccountId, "contract");
        }

        if (record.Amount is null != record.Currency is null
            || (record is { Amount: { } amount, Currency: { } currency } && !currency.Fits(amount)))
        {
            pass.Problem("amount", "Amount and currency are given together, in the currency's decimals.");
        }

        return pass.Failed ? null : new Domain.CreditMemos.CollectionsActivity(
            account.Id, record.Number, record.ExternalId, record.Kind, record.On,
            record is { Amount: { } sum, Currency: { } unit } ? new Money(sum, unit) : null, invoice?.Id, contract?.Id, record.Note, slug);
    }
}
