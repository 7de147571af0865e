using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain;

namespace Checkout.Data.Orders;

/// <summary>A form that takes an order back, as a member posted it.</summary>
/// <param name="Order">The order's slug.</param>
/// <param name="Shown">What the form said is credited, with tax.</param>
public sealed record CancellationPost(Guid AccountId, string Order, decimal Shown, string? Reason, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    /// <summary>SHA-256 over what was meant and typed, so that a key can't be used for something else (A11).</summary>
    internal string BodyHash()
    {
        var body = string.Join('\n', Order, Shown.ToString("0.####", CultureInfo.InvariantCulture), UserId.ToString("N"), Reason);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}

/// <summary>How such a form ended.</summary>
public abstract record CancellationResult
{
    private CancellationResult()
    {
    }

    /// <summary>The order is canceled.</summary>
    /// <param name="CreditMemos">Their numbers.</param>
    public sealed record Done(string ResultUrl, Money Credited, IReadOnlyList<string> CreditMemos) : CancellationResult;

    /// <summary>The same form was carried out before: this is its first result.</summary>
    public sealed record Repeated(string ResultUrl) : CancellationResult;

    /// <summary>The key was used for a form that said something else.</summary>
    public sealed record KeyReused(string ResultUrl) : CancellationResult;

    /// <summary>It can't be taken back; nothing was written.</summary>
    public sealed record Refused(string Sentence) : CancellationResult;

    /// <summary>Another amount than was shown would be credited by now; nothing was written.</summary>
    public sealed record AmountChanged(Money Amount) : CancellationResult;

    /// <summary>The account has no such order.</summary>
    public sealed record NotFound : CancellationResult;
}
