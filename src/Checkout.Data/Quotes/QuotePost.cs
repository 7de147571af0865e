using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Quotes;

namespace Checkout.Data.Quotes;

/// <summary>A form that a member posted about a version of a quote.</summary>
public sealed record QuotePost(Guid AccountId, string Slug, int Revision, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    /// <summary>SHA-256 over what was meant and typed, so that a key can't be used for something else (A11).</summary>
    internal string BodyHash(string action, string? text)
    {
        var body = string.Join('\n', action, Slug, Revision.ToString(CultureInfo.InvariantCulture), UserId.ToString("N"), text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}

/// <summary>How such a form ended.</summary>
public abstract record QuotePostResult
{
    private QuotePostResult()
    {
    }

    /// <summary>It was carried out.</summary>
    public sealed record Done(string ResultUrl) : QuotePostResult;

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string ResultUrl) : QuotePostResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused(string ResultUrl) : QuotePostResult;

    /// <summary>The quote stands elsewhere by now; nothing was written.</summary>
    public sealed record Refused(Quote Quote) : QuotePostResult;

    /// <summary>The account has no such quote.</summary>
    public sealed record NotFound : QuotePostResult;
}
