using Checkout.Data.Acceptances;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Acceptances;

public sealed class QuotesThatWereOvertaken
{
    /// <summary>Only few are read for a badge; reading every open one comes to the same, also when contracts have ended.</summary>
    [SkippableTheory, EveryEngineInSoak]
    public async Task Are_those_that_reading_all_would_find(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var unscoped = database.Contexts.Unscoped();
        await unscoped.Contracts.ExecuteUpdateAsync(update => update.SetProperty(contract => contract.TerminatedOn,
            contract => contract.Ordinal % 2 == 0 ? contract.EndsOn : contract.TerminatedOn));
        await unscoped.Quotes.ExecuteUpdateAsync(update => update.SetProperty(quote => quote.ExpiresOn, new DateOnly(2199, 1, 1)));
        var found = 0;
        foreach (var account in await unscoped.Accounts.Select(account => account.Id).ToListAsync())
        {
            await using var db = database.Contexts.ForAccount(account);
            foreach (var day in new DateOnly[] { new(2026, 11, 23), new(2027, 6, 1), new(2031, 1, 1) })
            {
                var overtaken = await OpenQuotes.OvertakenAsync(db, day, TimeZoneInfo.Utc, CancellationToken.None);
                var all = await OpenQuotes.ReadAsync(db, day, TimeZoneInfo.Utc, CancellationToken.None);
                Assert.Equal(Refused(all), Refused(overtaken));
                found += overtaken.Count;
            }
        }

        Assert.True(found > 3);
    }

    private static IEnumerable<string> Refused(IEnumerable<OpenQuote> quotes) =>
        quotes.Where(open => open.Refusal is not null).Select(open => open.Quote.Number).Order(StringComparer.Ordinal);
}
