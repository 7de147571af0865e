using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Invoices;

namespace Checkout.Web.Features.Disputes;

/// <summary>A form that a member sent about a dispute.</summary>
/// <param name="Invoice">The invoice's slug.</param>
public sealed record DisputePost(Guid AccountId, string Invoice, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    /// <summary>SHA-256 over what was meant and typed, so that a key can't be used for something else (A11).</summary>
    public string BodyHash(string action, DisputeTerms? terms)
    {
        var lines = string.Join(',', (terms?.Lines ?? []).Select(line => line.ToString(CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', action, Invoice, UserId.ToString("N"), terms?.Reason.ToString(), lines, terms?.Text))));
    }
}

/// <summary>How such a form ended.</summary>
public abstract record DisputeResult
{
    private DisputeResult()
    {
    }

    /// <summary>It was carried out.</summary>
    public sealed record Done(string ResultUrl) : DisputeResult;

    /// <summary>The same form was carried out before.</summary>
    public sealed record Repeated(string ResultUrl) : DisputeResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused : DisputeResult;

    /// <summary>The invoice does not stand where the form found it; nothing was written.</summary>
    public sealed record Refused : DisputeResult;

    /// <summary>The account has no such invoice.</summary>
    public sealed record NotFound : DisputeResult;
}
