using Checkout.Data.Keys;

namespace Checkout.Data.Audit;

/// <summary>The key of the seals.</summary>
/// <param name="isForTrying">True in development, where a migration makes the file without being asked for.</param>
public sealed class AuditKey(DatabaseOptions database, string? configured, string? contentRoot = null, bool isForTrying = true)
    : OutsideKey(database, configured, "Audit:Key", ".audit-key", contentRoot)
{
    internal bool IsForTrying => isForTrying;

    protected override string Purpose => "seals the accounts’ activity";
}
