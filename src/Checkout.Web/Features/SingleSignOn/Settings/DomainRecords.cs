using DnsClient;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>What a domain's name servers say, by which a company shows that the domain is its own.</summary>
public interface IDomainRecords
{
    /// <returns>The texts of the TXT records of that name; none also where nobody answers.</returns>
    Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellation);
}

/// <summary>Asks the name servers that the machine uses.</summary>
public sealed class DnsRecords : IDomainRecords
{
    private static readonly LookupClientOptions Options = new()
    {
        Timeout = TimeSpan.FromSeconds(3),
        Retries = 1,
        UseCache = false,
        ThrowDnsErrors = false,
    };

    // Reading the machine's settings takes a while, and most portals never need them.
    private readonly Lazy<LookupClient> _client = new(() => new LookupClient(Options));

    public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await _client.Value.QueryAsync(name, QueryType.TXT, cancellationToken: cancellation);
            return [.. answer.Answers.TxtRecords().Select(record => string.Concat(record.Text))];
        }
        catch (DnsResponseException)
        {
            return [];
        }
    }
}
