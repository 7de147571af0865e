namespace Checkout.Data.Audit;

/// <summary>How the accounts' activity is sealed. Section “Audit”.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>At least 32 random bytes in base64, kept outside the database. Never logged.</summary>
    public string Key { get; set; } = "";

    /// <summary>Keys that sealed before, the oldest first: with them “checkout audit verify” opens older entries. Never logged.</summary>
    public IList<string> FormerKeys { get; set; } = [];
}
