using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Contracts;

namespace Checkout.Data.Contracts;

/// <summary>A form with a contract's billing details as a member posted it.</summary>
/// <param name="Slug">The contract.</param>
/// <param name="BasedOn">The revision that the form showed.</param>
public sealed record BillingDetailsPost(
    Guid AccountId, string Slug, int BasedOn, BillingDetails Details, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    /// <summary>SHA-256 over what was meant and typed, so that a key can't be used for something else (A11).</summary>
    internal string BodyHash()
    {
        var body = string.Join('\n', Slug, BasedOn.ToString(CultureInfo.InvariantCulture), UserId.ToString("N"), Details.ToJson());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}
