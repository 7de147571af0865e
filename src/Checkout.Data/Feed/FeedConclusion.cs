using Checkout.Data.Collections;
using Checkout.Data.Feed.Imports;
using Checkout.Data.Usage;

namespace Checkout.Data.Feed;

/// <summary>What follows from a file as a whole: mails about quotes that were published, bank details that changed and use that passed a
/// share, transfers that settle what their references name, an entry in each account's activity, and number series that go on after
/// imported numbers.</summary>
internal static class FeedConclusion
{
    public static async Task WriteAsync(FeedPass pass, TransferPolicy transfers, CancellationToken cancellation)
    {
        foreach (var quotes in pass.PublishedQuotes.GroupBy(quote => quote.AccountId))
        {
            await AnnounceAsync(quotes.Key, quotes.ToDictionary(quote => quote.QuoteId, quote => quote.Line), pass, cancellation);
        }

        await NewBankDetails.AnnounceAsync(pass.Db, pass.NewBanks, pass.Now, cancellation);
        await UsageAlerts.WriteAsync(pass.Db, pass.UsageBefore, pass.Now, cancellation);
        if (pass.Transfers.Count > 0)
        {
            // Now that every record has said what it knows, so that a reference only decides what nobody stated.
            await new ReferencedTransfers(pass.Db, transfers, pass.PostedOn, pass.Today, pass.Now)
                .AllocateAsync(pass.Transfers, cancellation);
        }

        // Once for an account and file, whatever the file holds.
        pass.Db.AuditEntries.AddRange(pass.RecordsOf.Select(account => new AuditEntry(
            account.Key, userId: null, FeedImport.Actor, AuditAction.RecordsImported, subject: null,
            account.Value.ToString(CultureInfo.InvariantCulture), ipAddress: null, pass.Now)));
        await pass.FlushAsync(cancellation);
        await MissingTaxRates.WarnAsync(pass, cancellation);

        // Last, for whoever accepts a quote waits for these rows.
        foreach (var (prefix, number) in pass.HighestNumbers.OrderBy(highest => highest.Key, StringComparer.Ordinal))
        {
            await Numbers.GoOnAfterAsync(pass.Db, prefix, number, cancellation);
        }
    }

    /// <summary>Writes to everyone who may accept the quotes. The link is made when the message is sent.</summary>
    private static async Task AnnounceAsync(Guid accountId, Dictionary<Guid, int> lines, FeedPass pass, CancellationToken cancellation)
    {
        var quoteIds = lines.Keys.ToList();
        // One that a later line of the file replaced or sold is not offered any more.
        var open = await pass.Db.Quotes.Where(quote => quoteIds.Contains(quote.Id) && quote.Status == QuoteStatus.Active)
            .OrderBy(quote => quote.PublishedAt).ThenBy(quote => quote.Ordinal)
            .Select(quote => new { quote.Id, quote.Number }).ToListAsync(cancellation);
        var permitted = await PermittedMembers.OfAsync(pass.Db, [accountId], rights => rights.May(Deed.Accept), cancellation);
        var members = permitted[accountId].ToList();
        if (members.Count == 0)
        {
            open.ForEach(quote => pass.WarnAt(lines[quote.Id], "account",
                $"Nobody can receive {quote.Number}: no active member of the account has Manage Billing, so it was mailed to nobody. "
                + "Import its users, or add one with “checkout users add”."));
        }

        pass.Db.OutboxMessages.AddRange(open.SelectMany(quote => members.Select(member =>
            new OutboxMessage(MessageKind.QuotePublished, member.Email, member.Name, accountId, quote.Id, data: null, pass.Now))));
    }
}
