using Checkout.Data.Keys;

namespace Checkout.Data.Audit;

/// <summary>The key of the seals. On SQLite the first start creates its file where none is configured.</summary>
public sealed class AuditKey(DatabaseOptions database, string? configured)
    : OutsideKey(database, configured, "Audit:Key", ".audit-key")
{
    protected override string Purpose => "seals the accounts’ activity";
}
