using Checkout.Data.Collections;

namespace Checkout.Data.Feed;

/// <summary>What follows from a file as a whole: mails about quotes that were published and bank details that changed, transfers that
/// settle what their references name, an entry in each account's activity, and number series that go on after imported numbers.</summary>
internal static class FeedConclusion
{
    public static async Task WriteAsync(FeedPass pass, TransferPolicy transfers, CancellationToken cancellation)
    {
        foreach (var quotes in pass.PublishedQuotes.GroupBy(quote => quote.AccountId, quote => quote.QuoteId))
        {
            await AnnounceAsync(quotes.Key, [.. quotes], pass, cancellation);
        }

        await NewBankDetails.AnnounceAsync(pass.Db, pass.NewBanks, pass.Now, cancellation);
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

        // Last, for whoever accepts a quote waits for these rows.
        foreach (var (prefix, number) in pass.HighestNumbers.OrderBy(highest => highest.Key, StringComparer.Ordinal))
        {
            await Numbers.GoOnAfterAsync(pass.Db, prefix, number, cancellation);
        }
    }

    /// <summary>Writes to everyone who may accept the quotes. The link is made when the message is sent.</summary>
    private static async Task AnnounceAsync(Guid accountId, List<Guid> quoteIds, FeedPass pass, CancellationToken cancellation)
    {
        // One that a later line of the file replaced or sold is not offered any more.
        var open = await pass.Db.Quotes.Where(quote => quoteIds.Contains(quote.Id) && quote.Status == QuoteStatus.Active)
            .OrderBy(quote => quote.PublishedAt).ThenBy(quote => quote.Ordinal)
            .Select(quote => quote.Id).ToListAsync(cancellation);
        var members = (await PermittedMembers.OfAsync(pass.Db, [accountId], Permissions.ManageBilling, cancellation))[accountId].ToList();
        pass.Db.OutboxMessages.AddRange(open.SelectMany(quoteId => members.Select(member =>
            new OutboxMessage(MessageKind.QuotePublished, member.Email, member.Name, accountId, quoteId, data: null, pass.Now))));
    }
}
