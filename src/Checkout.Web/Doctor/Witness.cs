using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Checkout.Web.Doctor;

/// <summary>How a request arrived at the portal.</summary>
/// <param name="Nonce">What the asker made up, so that an answer can't be an old one.</param>
/// <param name="From">The address that the portal takes for the asker's.</param>
/// <param name="IsUnbelieved">What a proxy said of the asker was there, and not believed.</param>
/// <param name="TellsWho">A proxy said who asked.</param>
/// <param name="TellsHow">A proxy said by which scheme.</param>
public sealed record Sighting(Guid Nonce, string Scheme, string Host, string? From, bool IsUnbelieved, bool TellsWho, bool TellsHow);

/// <summary>
/// Lets a portal prove to the doctor, who may be another process, that it is this deployment, and say how the request arrived: in a header
/// that only the deployment's own keys open.
/// </summary>
public sealed class Witness(IDataProtectionProvider protection, IKeyManager keys, SignInKey signInKey)
{
    public const string Header = "Checkout-Witness";

    private readonly IDataProtector _protector = protection.CreateProtector("Doctor");

    /// <summary>Answers whoever asks for it.</summary>
    public void Answer(HttpContext http)
    {
        if (!Guid.TryParse(http.Request.Headers[Header], out var nonce))
        {
            return;
        }

        var headers = http.Request.Headers;
        var (who, how) = (headers.ContainsKey("X-Forwarded-For"), headers.ContainsKey("X-Forwarded-Proto"));

        // What was believed is put aside; a socket of the machine has no address to put aside.
        var connection = http.Connection;
        var knownWho = headers.ContainsKey("X-Original-For") || connection is { LocalIpAddress: null, RemoteIpAddress: not null };
        var knownHow = headers.ContainsKey("X-Original-Proto");
        var sighting = new Sighting(nonce, http.Request.Scheme, http.Request.Host.Value ?? "",
            connection.RemoteIpAddress?.ToString(), (who || how) && !knownWho && !knownHow, who || knownWho, how || knownHow);
        try
        {
            http.Response.Headers[Header] = _protector.Protect(JsonSerializer.Serialize(sighting));
        }
        catch (CryptographicException)
        {
            // The process runs all the same; that its database or its key is away is said elsewhere.
        }
    }

    /// <returns>Null where the answer is not of this deployment.</returns>
    public Sighting? Read(string answer, Guid nonce) => _protector.Read<Sighting>(answer) is { } seen && seen.Nonce == nonce ? seen : null;

    /// <summary>How many keys of sessions the database has, and how many of them the sign-in key opens.</summary>
    public (int All, int Opened) TryKeys()
    {
        var all = keys.GetAllKeys().Where(key => !key.IsRevoked).ToList();

        // A missing file is not to be made by whoever only looks.
        return (all.Count, signInKey.Path is { } path && !File.Exists(path) ? 0 : all.Count(Opens));
    }

    private static bool Opens(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception closed) when (closed is CryptographicException or InvalidOperationException)
        {
            return false;
        }
    }
}
