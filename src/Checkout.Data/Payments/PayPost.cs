using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Data.Ledger;
using Checkout.Domain;

namespace Checkout.Data.Payments;

/// <summary>How much of an invoice is to be paid.</summary>
/// <param name="Invoice">The invoice’s slug.</param>
/// <param name="Shown">What was open on it when the form was opened.</param>
public sealed record PayPart(string Invoice, decimal Amount, decimal Shown);

/// <summary>A form that starts a payment.</summary>
/// <param name="RequestKey">Unique per form: sending it twice does it once (A11).</param>
public sealed record PayPost(Guid AccountId, Guid RequestKey, Guid UserId, string UserName, string UserEmail, string? IpAddress)
{
    public required IReadOnlyList<PayPart> Parts { get; init; }

    /// <summary>Credits that are used up first, in this order.</summary>
    public IReadOnlyList<CreditSource> Credits { get; init; } = [];

    /// <summary>What the button named, to be taken by the gateway.</summary>
    public required Money Charge { get; init; }

    /// <summary>A method on file; null: the customer pays on the gateway’s page.</summary>
    public Guid? MethodId { get; init; }

    public bool KeepsMethod { get; init; }

    /// <summary>The most that may be paid by card on one invoice; null: any amount.</summary>
    public decimal? CardLimit { get; init; }

    /// <summary>For how long the gateway lets the customer pay.</summary>
    public TimeSpan Holds { get; init; } = TimeSpan.FromMinutes(35);

    internal string BodyHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
    [
        "pay",
        UserId.ToString("N", CultureInfo.InvariantCulture),
        Charge.Currency.Code,
        Charge.Amount.ToString("0.####", CultureInfo.InvariantCulture),
        MethodId?.ToString("N", CultureInfo.InvariantCulture) ?? "page",
        KeepsMethod ? "keep" : "once",
        .. Credits.Select(credit => credit.Path),
        .. Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Invoice} {part.Amount:0.####}")),
    ]))));
}
