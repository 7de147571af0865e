namespace Checkout.Data;

/// <summary>What the feed delivered last under an external id: importing an equal record again changes nothing (A5).</summary>
public sealed class ImportedRecord
{
    private ImportedRecord()
    {
    }

    public ImportedRecord(string type, string externalId, string hash)
    {
        Type = type;
        ExternalId = externalId;
        Hash = hash;
    }

    public string Type { get; private set; } = null!;

    public string ExternalId { get; private set; } = null!;

    /// <summary>SHA-256 of the canonical record in hexadecimal.</summary>
    public string Hash { get; private set; } = null!;

    public void Replace(string hash) => Hash = hash;
}
