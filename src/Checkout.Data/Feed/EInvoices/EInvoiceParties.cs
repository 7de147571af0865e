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
            .Select(entity => new { entity.Id, entity.ExternalId, entity.Name, entity.TaxId, entity.EndpointId, entity.EndpointScheme })
            .ToListAsync(cancellation);
        if (said is not null)
        {
            return all.Where(entity => entity.ExternalId == said).Select(entity => new Company(entity.Id, entity.ExternalId, entity.Name))
                .SingleOrDefault()
                ?? NotFound(pass, "legalEntity", $"There is no legal entity “{said}”.");
        }

        var taxIds = TaxIdsOf(seller);
        return Choose(
            pass,
            "legalEntity",
            $"No legal entity has the electronic address, tax number or name of the seller, {seller.Name}. Import it as a legalEntity "
            + $"record, or name one with --issuer.",
            [
                .. all.Where(entity => seller.Endpoint is { } endpoint && entity.EndpointId == endpoint.Id
                && entity.EndpointScheme == endpoint.Scheme)
                .Select(entity => new Match(1, new Company(entity.Id, entity.ExternalId, entity.Name))),
                .. all.Where(entity => taxIds.Contains(Plain(entity.TaxId)))
                .Select(entity => new Match(2, new Company(entity.Id, entity.ExternalId, entity.Name))),
                .. all.Where(entity => string.Equals(entity.Name, seller.Name, StringComparison.OrdinalIgnoreCase))
                .Select(entity => new Match(4, new Company(entity.Id, entity.ExternalId, entity.Name))),
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

        // As written, and without blanks and dots: the account's number may stand either way.
        var taxIds = TaxIdsOf(buyer).Concat(new[] { buyer.VatId, buyer.TaxRegistration?.Id, buyer.Registration?.Id }.OfType<string>())
            .Distinct(StringComparer.Ordinal).ToList();
        var numbers = buyer.Identifiers.Select(each => each.Id).ToList();
        var (endpoint, scheme, name) = (buyer.Endpoint?.Id, buyer.Endpoint?.Scheme, buyer.Name);
        var found = await accounts
            .Where(account => (endpoint != null && account.EndpointId == endpoint && account.EndpointScheme == scheme)
                || (account.TaxId != null && taxIds.Contains(account.TaxId)) || numbers.Contains(account.Number) || account.Name == name)
            .Select(account => new
            {
                account.Id,
                account.ExternalId,
                account.Name,
                account.Number,
                account.TaxId,
                account.EndpointId,
                account.EndpointScheme
            })
            .ToListAsync(cancellation);
        return Choose(
            pass,
            "account",
            $"No account has the electronic address, tax number, account number or name of the buyer, {name}. Name one with --account.",
            [
                .. found.Where(account => endpoint is not null && account.EndpointId == endpoint && account.EndpointScheme == scheme)
                .Select(account => new Match(1, new Company(account.Id, account.ExternalId, account.Name))),
                .. found.Where(account => account.TaxId is { } taxId && taxIds.Contains(taxId))
                .Select(account => new Match(2, new Company(account.Id, account.ExternalId, account.Name))),
                .. found.Where(account => numbers.Contains(account.Number))
                .Select(account => new Match(3, new Company(account.Id, account.ExternalId, account.Name))),
                .. found.Where(account => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase))
                .Select(account => new Match(4, new Company(account.Id, account.ExternalId, account.Name))),
            ]);
    }

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
            else if (means.Key != NameOnly)
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

    private const int NameOnly = 4;

    private static string Names(IEnumerable<Company> companies) =>
        string.Join(", ", companies.Select(company => $"{company.Name} ({company.Key})"));

    private static Company? NotFound(FeedPass pass, string field, string sentence)
    {
        pass.Problem(field, sentence);
        return null;
    }

    private static HashSet<string> TaxIdsOf(EInvoiceParty party) =>
        [.. new[] { party.VatId, party.TaxRegistration?.Id, party.Registration?.Id }.OfType<string>().Select(Plain)
            .Where(id => id.Length > 0)];

    private static string Plain(string id) => string.Concat(id.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private sealed record Company(Guid Id, string Key, string Name);

    private sealed record Match(int Means, Company Company);
}
