using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Buying;
using Checkout.Domain.Quotes;

namespace Checkout.Data.Buying;

/// <summary>So many units of a product, as a form names it.</summary>
public sealed record PickedProduct(string Sku, decimal Quantity);

/// <summary>A selection as a member posted it.</summary>
/// <param name="Contract">The slug of the contract that was shown; null for a first contract.</param>
/// <param name="StartsOn">Null: on acceptance.</param>
/// <param name="Revises">The quote that is edited, and its revision as the editor saw it; null for a new quote.</param>
public sealed record OwnQuotePost(
    Guid AccountId,
    Guid RequestKey,
    Guid UserId,
    string UserName,
    string UserEmail,
    string? IpAddress,
    string? Contract,
    DateOnly? StartsOn,
    IReadOnlyList<PickedProduct> Picked,
    (string Slug, int Revision)? Revises)
{
    /// <summary>SHA-256 over what was chosen, so that a key can't be used for something else (A11).</summary>
    internal string BodyHash()
    {
        var body = string.Join(
            '\n',
            [
                UserId.ToString("N"),
                Revises?.Slug,
                Revises?.Revision.ToString(CultureInfo.InvariantCulture),
                Contract,
                StartsOn?.ToString("O", CultureInfo.InvariantCulture),
                .. Picked.OrderBy(line => line.Sku, StringComparer.Ordinal).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Sku}={line.Quantity:0.####}")),
            ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}

/// <summary>How saving a selection ended.</summary>
public abstract record OwnQuoteResult
{
    private OwnQuoteResult()
    {
    }

    /// <summary>It is a quote now, or a new revision of one.</summary>
    public sealed record Saved(Quote Quote, string ResultUrl) : OwnQuoteResult;

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string ResultUrl) : OwnQuoteResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused(string ResultUrl) : OwnQuoteResult;

    /// <summary>Something of it can't be bought; nothing was written.</summary>
    public sealed record Refused(PricedSelection Priced) : OwnQuoteResult;

    /// <summary>Somebody edited the quote meanwhile; nothing was written.</summary>
    /// <param name="Current">The quote as it is now, with its lines.</param>
    public sealed record EditedMeanwhile(Quote Current) : OwnQuoteResult;

    /// <summary>The quote was accepted, discarded or otherwise decided; nothing was written.</summary>
    public sealed record Closed(Quote Current) : OwnQuoteResult;

    /// <summary>The account has no such quote of its own, or no such contract.</summary>
    public sealed record NotFound : OwnQuoteResult;
}
