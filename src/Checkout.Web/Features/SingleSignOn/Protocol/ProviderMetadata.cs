using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>What a provider publishes about itself, read once an hour, and once more where it signs with a key that is not among
/// these.</summary>
public sealed class ProviderMetadata(IHttpClientFactory http, IHostEnvironment environment, TimeProvider clock) : IDisposable
{
    private const int MostProviders = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan NotAgainWithin = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostProviders });

    /// <param name="renew">Reads it again, unless that was done a moment ago.</param>
    /// <exception cref="SignOnRefusedException">It can't be read, or is another provider's.</exception>
    public async Task<Published> ReadAsync(ProviderSettings provider, bool renew, CancellationToken cancellation)
    {
        var key = (provider.Issuer, provider.IsOurs);
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(key, out Published? known) && now - known!.ReadAt < (renew ? NotAgainWithin : Kept))
        {
            return known;
        }

        try
        {
            var published = new Published(await FetchAsync(provider, cancellation), now);
            _known.Set(key, published, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
            return published;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or ArgumentException or UriFormatException
            or InvalidOperationException or SecurityTokenException
                || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SignOnRefusedException(SignOnRefusal.Unreachable, exception);
        }
    }

    public void Dispose() => _known.Dispose();

    private async Task<OpenIdConnectConfiguration> FetchAsync(ProviderSettings provider, CancellationToken cancellation)
    {
        using var client = http.CreateClient(provider.IsOurs ? ProviderHttp.Ours : ProviderHttp.Customers);
        var published = OpenIdConnectConfiguration.Create(
            await client.GetStringAsync(Allowed(provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration"), cancellation));
        SignOnRefusedException.ThrowIf(!string.Equals(published.Issuer, provider.Issuer, StringComparison.Ordinal),
            SignOnRefusal.WrongIssuer);

        Allowed(published.AuthorizationEndpoint);
        Allowed(published.TokenEndpoint);
        published.JsonWebKeySet = new JsonWebKeySet(await client.GetStringAsync(Allowed(published.JwksUri), cancellation));
        foreach (var key in published.JsonWebKeySet.GetSigningKeys())
        {
            published.SigningKeys.Add(key);
        }

        return published;
    }

    private Uri Allowed(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed)
        && ProviderHttp.IsAllowed(parsed, environment.IsDevelopment()) ? parsed : throw new UriFormatException("Not an https address.");

    /// <param name="ReadAt">When it was read.</param>
    public sealed record Published(OpenIdConnectConfiguration Document, DateTimeOffset ReadAt);
}
