namespace Checkout.Data.Acceptances;

/// <summary>A quote that waits for an answer.</summary>
/// <param name="Contract">The one that it adds to or renews.</param>
/// <param name="Refusal">Why it can’t be accepted as it is; null where it can.</param>
public sealed record OpenQuote(Quote Quote, Contract? Contract, Sentence? Refusal);

/// <summary>Reads which quotes wait, and which of them something else has overtaken.</summary>
public static class OpenQuotes
{
    /// <summary>More than anybody has; what an account is asked to decide stays a page.</summary>
    private const int Most = 50;

    /// <summary>Of how many, the soonest to expire first, every page asks whether something may have overtaken them.</summary>
    private const int MostSuspected = 2 * Most;

    /// <summary>Those that have to be read whole to know whether something has overtaken them. Nothing has overtaken an account executive's
    /// whose contract runs on and ends as it did, unless it continues units. Every page asks, and there is hardly ever one.</summary>
    private static readonly CompiledQuery<Func<CheckoutDbContext, DateOnly, IAsyncEnumerable<Guid>>> Suspects = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, DateOnly today) => db.Quotes.Where(AcceptanceRules.CanBeOvertaken)
            .Where(quote => quote.Status == QuoteStatus.Active && quote.ExpiresOn >= today)
            .OrderBy(quote => quote.ExpiresOn).ThenBy(quote => quote.Ordinal).Take(MostSuspected)
            .Where(quote => quote.Origin == QuoteOrigin.Customer || quote.RenewalFingerprint != null
                || db.Contracts.Any(contract => contract.Id == quote.ContractId && (contract.TerminatedOn != null || contract.EndsOn < today
                    || (quote.ContractEndsOn != null && contract.EndsOn != quote.ContractEndsOn)))).Select(quote => quote.Id)));

    /// <returns>The soonest to expire first.</returns>
    public static Task<IReadOnlyList<OpenQuote>> ReadAsync(CheckoutDbContext db, DateOnly today, TimeZoneInfo zone,
        CancellationToken cancellation) => ReadAsync(db, db.Quotes, today, zone, cancellation);

    /// <summary>Those that can’t be accepted as they are.</summary>
    public static async Task<IReadOnlyList<OpenQuote>> OvertakenAsync(CheckoutDbContext db, DateOnly today, TimeZoneInfo zone,
        CancellationToken cancellation) =>
        await Suspects.For(db)(db, today).ToArrayAsync(cancellation) is { Length: > 0 } ids
            ? [.. (await ReadAsync(db, db.Quotes.Where(quote => ids.Contains(quote.Id)), today, zone, cancellation))
                .Where(open => open.Refusal is not null)]
            : [];

    /// <summary>The contracts that the rules of acceptance look at: those that the quotes name, and of those that count on the day two
    /// more, where what customers put together counts them (R11).</summary>
    public static async Task<List<Contract>> ContractsOfAsync(IQueryable<Contract> contracts, IReadOnlyCollection<Quote> quotes,
        DateOnly today, CancellationToken cancellation)
    {
        var named = quotes.Select(quote => quote.ContractId).OfType<Guid>().Distinct().ToArray();
        var found = named.Length == 0 ? []
            : await contracts.Where(contract => named.Contains(contract.Id)).ToListAsync(cancellation);
        if (quotes.Any(quote => quote.Origin is QuoteOrigin.Customer))
        {
            found.AddRange(await contracts.Where(ContractStatuses.Counts(today)).Where(contract => !named.Contains(contract.Id))
                .OrderBy(contract => contract.Ordinal).Take(2).ToListAsync(cancellation));
        }

        return found;
    }

    private static async Task<IReadOnlyList<OpenQuote>> ReadAsync(CheckoutDbContext db, IQueryable<Quote> among, DateOnly today,
        TimeZoneInfo zone, CancellationToken cancellation)
    {
        var quotes = await among.AsNoTracking().Include(quote => quote.Lines).Where(QuoteStatuses.Is(QuoteStatus.Active, today))
            .OrderBy(quote => quote.ExpiresOn).ThenBy(quote => quote.Ordinal).Take(Most).ToListAsync(cancellation);
        if (quotes.Count == 0)
        {
            return [];
        }

        var contracts = await ContractsOfAsync(db.Contracts.AsNoTracking(), quotes, today, cancellation);
        var asked = quotes.Where(quote => quote.RenewalFingerprint is not null || quote.Origin is QuoteOrigin.Customer)
            .Select(quote => quote.ContractId).ToHashSet();
        var since = today.AddDays(-AcceptanceRules.RenewalGraceDays);
        var installed = await db.InstalledProducts.AsNoTracking()
            .Where(unit => asked.Contains(unit.ContractId) && (unit.EndsOn == null || unit.EndsOn >= since))
            .ToListAsync(cancellation);
        return [.. quotes.Select(quote =>
        {
            var contract = contracts.Find(row => row.Id == quote.ContractId);
            var units = installed.FindAll(unit => unit.ContractId == contract?.Id);
            return new OpenQuote(quote, contract,
                AcceptanceRules.Refusal(quote, new AcceptanceContext(contract, contracts, units, today, zone)));
        })];
    }
}
