namespace Checkout.Data.Feed.Imports;

internal sealed class AccountImport() : RecordImport<AccountRecord>("account")
{
    private const string Number = "account number";

    protected override void Refer(AccountRecord record, FeedPass pass) => pass.Accounts.Want(record.ExternalId);

    protected override async Task<Guid?> AddAsync(AccountRecord record, FeedPass pass, CancellationToken cancellation)
    {
        CheckWords(record, pass);
        if (await pass.Db.Accounts.Where(account => account.Number == record.Number).Select(account => account.ExternalId)
            .SingleOrDefaultAsync(cancellation) is { } owner)
        {
            pass.Unique.Record(Number, record.Number, owner);
        }

        if (pass.Unique.Claim(Number, record.Number, record.ExternalId) is { } other)
        {
            pass.Problem("number", $"Account “{other}” has this number already.");
        }

        if (pass.Failed)
        {
            return null;
        }

        var account = new Account(record.Number, record.ExternalId, record.ToDetails());
        pass.Add(account);

        // History that comes with the flag in one file still keeps its dates.
        pass.Accounts.Replace(record.ExternalId, pass.Accounts.Set(record.ExternalId, account) with { HistoryComplete = false });
        return account.Id;
    }

    protected override async Task<Guid?> ChangeAsync(AccountRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        CheckWords(record, pass);
        var account = await pass.Db.Accounts.SingleAsync(row => row.Id == id, cancellation);
        pass.ProblemIf(account.Number != record.Number, "number", $"The account's number is {account.Number}; it never changes.");

        pass.ProblemIf(account.HistoryComplete && !record.HistoryComplete,
            "historyComplete", "The history was declared complete; that can't be taken back.");

        if (pass.Failed)
        {
            return null;
        }

        var complete = account.HistoryComplete;
        pass.Touch(id);
        account.Update(record.ToDetails());
        pass.Accounts.Replace(record.ExternalId, pass.Accounts.Set(record.ExternalId, account) with { HistoryComplete = complete });
        return id;
    }

    private static void CheckWords(AccountRecord record, FeedPass pass)
    {
        pass.ProblemIf(!TimeZoneInfo.TryFindSystemTimeZoneById(record.TimeZone, out _),
            "timeZone", $"There is no time zone “{record.TimeZone}”.");
        pass.ProblemIf(Locales.Find(record.Locale) is null, "locale", $"There is no locale “{record.Locale}”.");
    }
}
