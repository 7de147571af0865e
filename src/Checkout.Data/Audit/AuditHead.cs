namespace Checkout.Data.Audit;

/// <summary>Where an account's chain of audit entries ends, itself sealed: without it nobody would miss the last entry.</summary>
public sealed class AuditHead : IAccountNote
{
    private AuditHead() { }

    internal AuditHead(Guid accountId) => AccountId = accountId;

    public Guid AccountId { get; private set; }

    /// <summary>How many entries the chain has.</summary>
    public long Count { get; private set; }

    /// <summary>The seal of the last of them, empty before the first.</summary>
    public string LastSeal { get; private set; } = "";

    /// <summary>HMAC-SHA256 over the other fields, in hexadecimal.</summary>
    public string Seal { get; private set; } = "";

    internal void Advance(long count, string lastSeal) => (Count, LastSeal) = (count, lastSeal);

    internal void SealWith(string seal) => Seal = seal;
}
