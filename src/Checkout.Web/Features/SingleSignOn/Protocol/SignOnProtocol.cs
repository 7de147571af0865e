using Checkout.Data.Sandbox;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Checkout.Web.Messages;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>OpenID Connect's authorization code flow with PKCE: the question, and the answer with everything that has to be looked at
/// before it is believed.</summary>
public sealed class SignOnProtocol(ProviderMetadata metadata, SignOnTickets tickets, IHttpClientFactory http, IHostEnvironment environment,
    IOptions<MailOptions> mail, TimeProvider clock)
{
    public const string CallbackPath = "/SignIn/Company/Callback";

    private const int LongestToken = 200_000;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // Only keys that the provider alone holds: none, and no secret that both share.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>Where providers send people back to; it is registered there.</summary>
    public string CallbackUrl => mail.Value.PublicUrl.TrimEnd('/') + CallbackPath;

    /// <summary>Whether a provider of this name publishes what is needed.</summary>
    /// <exception cref="SignOnRefusedException">It does not.</exception>
    public Task ProbeAsync(string issuer, CancellationToken cancellation) =>
        metadata.ReadAsync(new ProviderSettings(issuer, "", "", IsOurs: false), renew: true, cancellation);

    /// <returns>The provider's page.</returns>
    /// <exception cref="SignOnRefusedException">The provider can't be reached.</exception>
    public async Task<string> AskAsync(HttpResponse response, ProviderSettings provider, Guid? accountId, string? returnUrl, string? email,
        Guid? tester, CancellationToken cancellation)
    {
        var published = (await metadata.ReadAsync(provider, renew: false, cancellation)).Document;
        var ticket = new SignOnTicket(SignOnTicket.Random(), SignOnTicket.Random(), SignOnTicket.Random(), accountId, provider.Issuer,
            provider.ClientId, returnUrl, tester, clock.GetUtcNow());
        tickets.Keep(response, ticket);
        var query = new QueryBuilder
        {
            { "response_type", "code" },
            { "client_id", provider.ClientId },
            { "redirect_uri", CallbackUrl },
            { "scope", "openid profile email" },
            { "state", ticket.State },
            { "nonce", ticket.Nonce },
            { "code_challenge", ticket.Challenge },
            { "code_challenge_method", "S256" },
        };
        if (email is not null)
        {
            query.Add("login_hint", email);
        }

        var separator = published.AuthorizationEndpoint.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return published.AuthorizationEndpoint + separator + query.ToQueryString().Value![1..];
    }

    /// <returns>Where the provider ends its own session; null where it says no such place.</returns>
    public async Task<string?> EndAsync(ProviderSettings provider, CancellationToken cancellation)
    {
        var published = (await metadata.ReadAsync(provider, renew: false, cancellation)).Document;
        return Uri.TryCreate(published.EndSessionEndpoint, UriKind.Absolute, out var end)
            && ProviderHttp.IsAllowed(end, environment.IsDevelopment())
                ? $"{end}{(end.Query.Length > 0 ? "&" : "?")}client_id={Uri.EscapeDataString(provider.ClientId)}"
                : null;
    }

    /// <exception cref="SignOnRefusedException">It can't be believed.</exception>
    public async Task<SignedOn> RedeemAsync(SignOnTicket ticket, ProviderSettings provider, SignOnAnswerInput answer,
        CancellationToken cancellation)
    {
        SignOnRefusedException.ThrowIf(ticket.Issuer != provider.Issuer || ticket.ClientId != provider.ClientId, SignOnRefusal.Unreachable);

        var published = (await metadata.ReadAsync(provider, renew: false, cancellation)).Document;
        SignOnRefusedException.ThrowIf(
            answer.Iss is null ? published.AuthorizationResponseIssParameterSupported
                : !string.Equals(answer.Iss, provider.Issuer, StringComparison.Ordinal),
            SignOnRefusal.WrongIssuer);

        SignOnRefusedException.ThrowIf(answer.Error is not null || string.IsNullOrEmpty(answer.Code), SignOnRefusal.DeniedByProvider);

        try
        {
            var basic = published.TokenEndpointAuthMethodsSupported.Count == 0
                || published.TokenEndpointAuthMethodsSupported.Contains("client_secret_basic");
            using var granted = await GrantAsync(provider, published.TokenEndpoint, ticket, answer.Code, basic, cancellation);
            var claims = await ReadTokenAsync(provider, ticket, Text(granted, "id_token"), cancellation);
            return claims["email"].Any() || Text(granted, "access_token") is not { } access
                || string.IsNullOrEmpty(published.UserInfoEndpoint)
                ? new SignedOn(claims)
                : new SignedOn(await AddUserInfoAsync(provider, published.UserInfoEndpoint, access, claims, cancellation));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or UriFormatException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SignOnRefusedException(SignOnRefusal.Unreachable, exception);
        }
    }

    private async Task<JsonDocument> GrantAsync(ProviderSettings provider, string endpoint, SignOnTicket ticket, string code, bool basic,
        CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = CallbackUrl,
            ["code_verifier"] = ticket.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        if (basic)
        {
            // Each part is encoded as a form's field before they are joined (RFC 6749, 2.3.1).
            var credentials = $"{WebUtility.UrlEncode(provider.ClientId)}:{WebUtility.UrlEncode(provider.Secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }
        else
        {
            (form["client_id"], form["client_secret"]) = (provider.ClientId, provider.Secret);
        }

        request.Content = new FormUrlEncodedContent(form);
        using var client = Client(provider);
        using var response = await client.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation))
            : throw new SignOnRefusedException(SignOnRefusal.CodeRefused);
    }

    private async Task<ILookup<string, string>> ReadTokenAsync(ProviderSettings provider, SignOnTicket ticket, string? token,
        CancellationToken cancellation)
    {
        var result = await ValidateAsync(provider, token, renew: false, cancellation);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            result = await ValidateAsync(provider, token, renew: true, cancellation);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken read || string.IsNullOrEmpty(read.Subject)
            || read.Subject.Length > SignedOn.LongestSubject || !IsMeantForUs(read, provider.ClientId))
        {
            throw new SignOnRefusedException(SignOnRefusal.TokenInvalid, result.Exception);
        }

        return read.TryGetPayloadValue<string>("nonce", out var nonce) && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(ticket.Nonce))
            ? read.Claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.Ordinal)
            : throw new SignOnRefusedException(SignOnRefusal.WrongNonce);
    }

    // A token for several readers says for whom it was made.
    private static bool IsMeantForUs(JsonWebToken token, string clientId) => string.IsNullOrEmpty(token.Azp)
        ? token.Audiences.Count() == 1 : token.Azp == clientId;

    private async Task<TokenValidationResult> ValidateAsync(ProviderSettings provider, string? token, bool renew,
        CancellationToken cancellation)
    {
        var published = (await metadata.ReadAsync(provider, renew, cancellation)).Document;
        return await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = published.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = Skew,
            LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires),
        });
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.Outside().GetUtcNow().UtcDateTime;
        return expires is { } end && end > now - Skew && (notBefore is null || notBefore < now + Skew);
    }

    private async Task<ILookup<string, string>> AddUserInfoAsync(ProviderSettings provider, string endpoint, string access,
        ILookup<string, string> claims, CancellationToken cancellation)
    {
        SignOnRefusedException.ThrowIf(!ProviderHttp.IsAllowed(new Uri(endpoint), environment.IsDevelopment()), SignOnRefusal.Unreachable);

        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        using var client = Client(provider);
        using var response = await client.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        return Text(document, "sub") == claims["sub"].First()
            ? claims.SelectMany(group => group.Select(value => (group.Key, value)))
                .Concat(document.RootElement.EnumerateObject().Where(property => !claims.Contains(property.Name))
                    .SelectMany(property => Values(property.Value).Select(value => (property.Name, value))))
                .ToLookup(claim => claim.Item1, claim => claim.Item2, StringComparer.Ordinal)
            : throw new SignOnRefusedException(SignOnRefusal.WrongPerson);
    }

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.ToString()),
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        _ => [value.ToString()],
    };

    private HttpClient Client(ProviderSettings provider) =>
        http.CreateClient(provider.IsOurs ? ProviderHttp.Ours : ProviderHttp.Customers);

    private static string? Text(JsonDocument document, string name) => document.RootElement.ValueKind is JsonValueKind.Object
        && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
