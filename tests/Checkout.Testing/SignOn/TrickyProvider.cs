using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Checkout.Testing.SignOn;

/// <summary>An OpenID Connect provider without a network, which is honest until a test makes it say something else.</summary>
public sealed class TrickyProvider(string issuer, FakeTimeProvider clock) : HttpMessageHandler
{
    public const string ClientId = "checkout";
    public const string Secret = "a secret / with + signs";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Dictionary<string, string>> _codes = new(StringComparer.Ordinal);

    public string Issuer => issuer;

    /// <summary>What its tokens say beside, or instead of, what an honest one says; null leaves a claim out.</summary>
    public Dictionary<string, object?> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>What its metadata says beside, or instead of, the truth.</summary>
    public Dictionary<string, object?> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>What user info says; none without.</summary>
    public Dictionary<string, object?>? UserInfo { get; set; }

    /// <summary>How its tokens are signed.</summary>
    public Func<TrickyProvider, string, string> Sign { get; set; } = (provider, payload) => provider.Honest(payload);

    /// <summary>What is asked of it beside its metadata and its keys.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    public byte[] PublicKeyBytes => _key.ExportSubjectPublicKeyInfo();

    /// <summary>Answers for the names of all providers, each by its own address.</summary>
    public static void Answer(IServiceCollection services, params TrickyProvider[] providers)
    {
        foreach (var name in new[] { ProviderHttp.Customers, ProviderHttp.Ours })
        {
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => new ByHost(providers));
        }
    }

    /// <summary>Signs the person in and sends them back.</summary>
    /// <param name="question">The address of the provider's page that the portal led to.</param>
    /// <returns>The address with the answer, within the portal.</returns>
    public string Back(string question)
    {
        var asked = Parsed(new Uri(question).Query);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = asked;
        return QueryHelpers.AddQueryString(new Uri(asked["redirect_uri"]).AbsolutePath,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = asked["state"], ["iss"] = issuer });
    }

    public string Honest(string payload) => Token("""{"alg":"RS256","kid":"1","typ":"JWT"}""", payload,
        data => _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Token(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (request.RequestUri!.AbsolutePath)
        {
            case "/.well-known/openid-configuration":
                return Json(Merged(new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["issuer"] = issuer,
                    ["authorization_endpoint"] = issuer + "/authorize",
                    ["token_endpoint"] = issuer + "/token",
                    ["jwks_uri"] = issuer + "/keys",
                    ["userinfo_endpoint"] = UserInfo is null ? null : issuer + "/userinfo",
                    ["end_session_endpoint"] = issuer + "/end",
                }, Metadata));
            case "/keys":
                var key = _key.ExportParameters(includePrivateParameters: false);
                return Json(new
                {
                    keys = new[]
                    {
                        new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(key.Modulus),
                            e = Base64UrlEncoder.Encode(key.Exponent) },
                    },
                });
            case "/token":
                Asked.Enqueue("token");
                return Granted(Parsed(await request.Content!.ReadAsStringAsync(cancellationToken)), request.Headers.Authorization);
            case "/userinfo":
                Asked.Enqueue("userinfo");
                return Json(UserInfo!);
            default:
                return new HttpResponseMessage(HttpStatusCode.NotFound);
        }
    }

    private HttpResponseMessage Granted(Dictionary<string, string> form, AuthenticationHeaderValue? client)
    {
        var credentials = Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(ClientId)}:{WebUtility.UrlEncode(Secret)}"));
        if (client?.Parameter != credentials || !_codes.TryRemove(form["code"], out var asked) || asked["client_id"] != ClientId
            || form["redirect_uri"] != asked["redirect_uri"] || asked["code_challenge_method"] != "S256"
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))) != asked["code_challenge"])
        {
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":"invalid_grant"}""") };
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var payload = Merged(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = issuer,
            ["aud"] = ClientId,
            ["sub"] = "person-1",
            ["nonce"] = asked["nonce"],
            ["iat"] = now,
            ["exp"] = now + 300,
        }, Claims);
        return Json(new { access_token = "access", token_type = "Bearer", id_token = Sign(this, JsonSerializer.Serialize(payload)) });
    }

    private static Dictionary<string, object?> Merged(Dictionary<string, object?> honest, Dictionary<string, object?> instead)
    {
        foreach (var (name, value) in instead)
        {
            honest[name] = value;
        }

        return honest.Where(pair => pair.Value is not null).ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Parsed(string query) =>
        QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    private static HttpResponseMessage Json(object content) =>
        new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(content), Encoding.UTF8, "application/json") };

    private sealed class ByHost(TrickyProvider[] providers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Array.Find(providers, provider => new Uri(provider.Issuer).Host == request.RequestUri!.Host) is { } provider
                ? provider.SendAsync(request, cancellationToken)
                : throw new HttpRequestException("No such host.");
    }
}
