namespace Checkout.Data;

/// <summary>What the feed delivered last under an external id: importing an equal record again changes nothing (A5).</summary>
public sealed class ImportedRecord
{
    private ImportedRecord() { }

    public ImportedRecord(string type, string externalId, string hash, Guid entityId)
    {
        Type = type;
        ExternalId = externalId;
        Hash = hash;
        EntityId = entityId;
    }

    public string Type { get; private set; } = null!;

    public string ExternalId { get; private set; } = null!;

    /// <summary>SHA-256 of the canonical record in hexadecimal.</summary>
    public string Hash { get; private set; } = null!;

    /// <summary>The row that the record became: references to the external id lead to it.</summary>
    public Guid EntityId { get; private set; }

    public void Replace(string hash, Guid entityId)
    {
        Hash = hash;
        EntityId = entityId;
    }
}
