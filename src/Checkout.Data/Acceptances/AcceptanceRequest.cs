using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Quotes;

namespace Checkout.Data.Acceptances;

/// <summary>An acceptance as it was posted.</summary>
/// <param name="ShownOn">The business date whose figures the acceptor saw.</param>
/// <param name="SnapshotHash">The hash of exactly what the acceptor saw (A10).</param>
public sealed record AcceptanceRequest(
    Guid AccountId,
    string Slug,
    int Revision,
    Guid RequestKey,
    DateOnly ShownOn,
    string SnapshotHash,
    Acceptor Acceptor,
    AcceptanceChoices Choices)
{
    /// <summary>True where a second person is asked to accept, instead of accepting.</summary>
    public bool AsksApproval { get; init; }

    /// <summary>True where the acceptor knows that a colleague ordered the same within a day, and orders it anyway.</summary>
    public bool Anyway { get; init; }

    /// <summary>SHA-256 over what was typed and shown, so that a key can't be used for something else (A11).</summary>
    public string BodyHash()
    {
        var body = string.Join(
            '\n',
            Slug,
            Revision.ToString(CultureInfo.InvariantCulture),
            ShownOn.ToString("O", CultureInfo.InvariantCulture),
            SnapshotHash,
            Acceptor.UserId.ToString("N"),
            Acceptor.Name,
            Acceptor.Title,
            Choices.BillTo.ToString(),
            Choices.PaymentArrangement.ToString(),
            Choices.PoNumber,
            AsksApproval ? "asks" : "",
            Anyway ? "anyway" : "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
    }
}
