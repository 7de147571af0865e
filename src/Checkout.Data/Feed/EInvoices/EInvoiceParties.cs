using Checkout.Data.EInvoices;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>For whom an e-invoice is and which company of the vendor issued it, by the vendor's external ids.</summary>
internal sealed record EInvoiceParties(Guid AccountId, string Account, string LegalEntity)
{
    /// <summary>
    /// Finds both by electronic address, tax number, our number for the customer, and name, in this order; what a person said with the
    /// command goes before. Identifiers that point to different companies are a problem, not a choice.
    /// </summary>
    public static async Task<EInvoiceParties?> FindAsync(EInvoiceDetails details, FeedSource source, FeedPass pass,
        CancellationToken cancellation)
    {
        var issuer = await IssuerAsync(details.Seller, source.LegalEntity, pass, cancellation);
        var account = await AccountAsync(details.Buyer, source.Account, pass, cancellation);
        return issuer is null || account is null ? null : new EInvoiceParties(account.Id, account.Key, issuer.Key);
    }

    private static async Task<Company?> IssuerAsync(EInvoiceParty seller, string? said, FeedPass pass, CancellationToken cancellation)
    {
        var all = await pass.Db.LegalEntities.AsNoTracking()
            .Select(entity => new
            {
                entity.Id,
                entity.ExternalId,
                entity.Name,
                entity.TaxId,
                entity.Address.Country,
                entity.EndpointId,
                entity.EndpointScheme,
            })
            .ToListAsync(cancellation);
        if (said is not null)
        {
            return all.Where(entity => entity.ExternalId == said).Select(entity => new Company(entity.Id, entity.ExternalId, entity.Name))
                .SingleOrDefault()
                ?? NotFound(pass, "legalEntity", $"There is no legal entity “{said}”.");
        }

        var numbers = NumbersOf(seller);
        return Choose(
            pass,
            "legalEntity",
            $"No legal entity has the electronic address, tax number or name of the seller, {seller.Name}. Import it as a legalEntity "
            + $"record, or name one with --issuer.",
            [
                .. all.SelectMany(entity => MatchesOf(seller, numbers, new Candidate(
                    new Company(entity.Id, entity.ExternalId, entity.Name), Number: null, entity.TaxId, entity.Country, entity.EndpointId,
                    entity.EndpointScheme))),
            ]);
    }

    private static async Task<Company?> AccountAsync(EInvoiceParty buyer, string? said, FeedPass pass, CancellationToken cancellation)
    {
        var accounts = pass.Db.Accounts.AsNoTracking();
        if (said is not null)
        {
            return await accounts.Where(account => account.ExternalId == said || account.Number == said)
                .OrderBy(account => account.ExternalId == said ? 0 : 1)
                .Select(account => new Company(account.Id, account.ExternalId, account.Name)).FirstOrDefaultAsync(cancellation)
                ?? NotFound(pass, "account", $"There is no account “{said}”.");
        }

        // All are looked through, for databases differ in how they fold letters, and none leaves out what punctuates a number.
        var matches = await MatchesAsync(buyer, accounts.Select(account => new Candidate(
            new Company(account.Id, account.ExternalId, account.Name), account.Number, account.TaxId,
            account.BillingAddress.Country, account.EndpointId, account.EndpointScheme)).AsAsyncEnumerable(), cancellation);
        var chosen = Choose(
            pass,
            "account",
            $"No account has the electronic address, tax number, account number or name of the buyer, {buyer.Name}. Name one with "
            + $"--account.",
            matches);

        if (chosen is not null && matches.TrueForAll(match => match.Company != chosen || match is { Means: NameMeans, Contradicted: true }))
        {
            pass.Warn("account",
                $"{chosen.Name} ({chosen.Key}) is known by its name alone, and the tax number is another than the account’s.");
        }

        // A number that somebody typed wrongly, or that many use for “none”, must not book a stranger's invoice.
        return chosen is null || matches.Any(match => match.Means == EndpointMeans && match.Company == chosen)
            || new[] { buyer.Name, buyer.TradingName }.OfType<string>().Any(each => CompanyName.Resembles(each, chosen.Name))
            ? chosen
            : NotFound(pass, "account",
                $"Its number is that of {chosen.Name} ({chosen.Key}), but the buyer is called {buyer.Name}. If it is theirs, say so with "
                + $"--account.");
    }

    private static async Task<List<Match>> MatchesAsync(EInvoiceParty party, IAsyncEnumerable<Candidate> candidates,
        CancellationToken cancellation)
    {
        var numbers = NumbersOf(party);
        var matches = new List<Match>();
        await foreach (var candidate in candidates.WithCancellation(cancellation))
        {
            matches.AddRange(MatchesOf(party, numbers, candidate));
        }

        return matches;
    }

    private static IEnumerable<Match> MatchesOf(EInvoiceParty party, HashSet<string> numbers, Candidate candidate)
    {
        var taxNumbers = CompanyNumber.KeysOf(candidate.TaxId, candidate.Country).ToList();
        var fits = new[]
        {
            party.Endpoint is { } endpoint && candidate.EndpointId == endpoint.Id && candidate.EndpointScheme == endpoint.Scheme,
            taxNumbers.Exists(numbers.Contains),
            candidate.Number is { } number && party.Identifiers.Any(each => each.Id == number),
            party.Name is { } name && CompanyName.IsSame(name, candidate.Company.Name),
        };
        var contradicted = taxNumbers.Count > 0 && TaxNumbersOf(party).Any() && !taxNumbers.Exists(numbers.Contains);
        return fits.Index().Where(fit => fit.Item).Select(fit => new Match(fit.Index + 1, candidate.Company, contradicted));
    }

    /// <summary>Wherever a tax number may stand: as BT-48, BT-47, BT-46, or as the electronic address itself.</summary>
    private static HashSet<string> NumbersOf(EInvoiceParty party) =>
    [
        .. new[] { party.Registration?.Id, party.Endpoint?.Id }.Concat(party.Identifiers.Select(each => each.Id)).OfType<string>()
            .Select(CompanyNumber.KeyOf).OfType<string>(),
        .. TaxNumbersOf(party),
    ];

    private static IEnumerable<string> TaxNumbersOf(EInvoiceParty party) => new[] { party.VatId, party.TaxRegistration?.Id }
        .SelectMany(number => CompanyNumber.KeysOf(number, party.Address?.Country));

    /// <summary>Narrows by one means after the other. Only a name may be shared or outdated.</summary>
    private static Company? Choose(FeedPass pass, string field, string nobody, IReadOnlyList<Match> matches)
    {
        var left = new List<Company>();
        foreach (var means in matches.GroupBy(match => match.Means, match => match.Company).OrderBy(group => group.Key))
        {
            var both = left.Count == 0 ? [.. means] : left.Intersect(means).ToList();
            if (both.Count > 0)
            {
                left = both;
            }
            else if (means.Key != NameMeans)
            {
                return NotFound(pass, field,
                    $"Its identifiers belong to different companies: {Names(left)} and {Names(means)}. Name the right one with the "
                    + $"command.");
            }
        }

        return left.Count switch
        {
            1 => left[0],
            0 => NotFound(pass, field, nobody),
            _ => NotFound(pass, field, $"Several have these identifiers: {Names(left)}. Name the right one with the command."),
        };
    }

    private const int EndpointMeans = 1;
    private const int NameMeans = 4;

    private static string Names(IEnumerable<Company> companies) =>
        string.Join(", ", companies.Select(company => $"{company.Name} ({company.Key})"));

    private static Company? NotFound(FeedPass pass, string field, string sentence)
    {
        pass.Problem(field, sentence);
        return null;
    }

    private sealed record Company(Guid Id, string Key, string Name);

    private sealed record Candidate(Company Company, string? Number, string? TaxId, string? Country, string? EndpointId,
        string? EndpointScheme);

    private sealed record Match(int Means, Company Company, bool Contradicted);
}
