using Checkout.Data.Search;

namespace Checkout.Data.Audit;

/// <summary>
/// Takes a person out of an account's activity. What an entry says is sealed, so each entry from the first that names the person on is
/// sealed anew, with the key of now, after the whole chain was proved; a new entry says that this was done, to how many, and in what the
/// chain ended until then.
/// </summary>
internal sealed class AuditRewriting(CheckoutDbContext db, AuditVerification verification, AuditKey key)
{
    private const int AtOnce = 500;

    /// <summary>Needs a transaction, and writes in it.</summary>
    /// <param name="concerns">Which entries may name the person.</param>
    /// <param name="rename">Changes one of them.</param>
    /// <param name="note">What is entered, from the number of entries that were changed and the chain's former end.</param>
    /// <exception cref="RuleViolation">The chain is not in order: it could not be told any more from what is done here.</exception>
    public async Task RunAsync(Account account, System.Linq.Expressions.Expression<Func<AuditEntry, bool>> concerns,
        Action<AuditEntry> rename, Func<int, string, AuditEntry> note, CancellationToken cancellation)
    {
        await AccountTransactions.HoldAsync(db, account.Id, cancellation);
        RuleViolation.ThrowIf((await verification.ReadAsync(db, account.Id, account.Number, [key], cancellation)).Findings.Count > 0,
            $"The activity of {account.Number} is not in order; “checkout audit verify” says more. Nobody was erased.");

        var entries = db.AuditEntries.AsNoTracking().Where(entry => entry.AccountId == account.Id);
        var concerned = (await entries.Where(concerns).Select(entry => entry.Number).ToListAsync(cancellation)).ToHashSet();
        var head = await db.AuditHeads.SingleAsync(row => row.AccountId == account.Id, cancellation);
        var (next, before) = (concerned.Count == 0 ? head.Count + 1 : concerned.Min(), head.LastSeal);
        var seal = await entries.Where(entry => entry.Number == next - 1).Select(entry => entry.Seal)
            .SingleOrDefaultAsync(cancellation) ?? "";
        while (next <= head.Count)
        {
            var page = await entries.Where(entry => entry.Number >= next).OrderBy(entry => entry.Number).Take(AtOnce)
                .Select(entry => new { Entry = entry, Words = EF.Property<string?>(entry, SearchText.Column) }).ToListAsync(cancellation);
            foreach (var (entry, words) in page.Select(row => (row.Entry, row.Words)))
            {
                var found = words;
                if (concerned.Contains(entry.Number))
                {
                    rename(entry);
                    found = SearchText.Of(entry, SearchText.MaxLongLength);
                }

                entry.Follow(entry.Number, seal);
                entry.SealWith(seal = AuditSeal.Of(key, entry, found, entry.Number));
                await db.AuditEntries.Where(row => row.Id == entry.Id).ExecuteUpdateAsync(update => update
                    .SetProperty(row => row.Actor, entry.Actor).SetProperty(row => row.Subject, entry.Subject)
                    .SetProperty(row => row.Details, entry.Details).SetProperty(row => row.IpAddress, entry.IpAddress)
                    .SetProperty(row => EF.Property<string?>(row, SearchText.Column), found)
                    .SetProperty(row => row.PreviousSeal, entry.PreviousSeal).SetProperty(row => row.Seal, entry.Seal), cancellation);
            }

            next = page[^1].Entry.Number + 1;
        }

        head.Advance(head.Count, seal);
        head.SealWith(AuditSeal.Of(key, head));
        await db.SaveChangesAsync(cancellation);
        db.AuditEntries.Add(note(concerned.Count, before));
        await db.SaveChangesAsync(cancellation);
    }
}
