using Checkout.Data.Keys;

namespace Checkout.Data.Audit;

/// <summary>The key of the seals.</summary>
/// <param name="isForTrying">True in development, where a migration makes the file without being asked for.</param>
/// <param name="former">Keys that sealed before this one, the oldest first. They only open.</param>
public sealed class AuditKey(DatabaseOptions database, string? configured, string? contentRoot = null, bool isForTrying = true,
    IReadOnlyList<string>? former = null)
    : OutsideKey(database, configured, "Audit:Key", ".audit-key", contentRoot)
{
    private readonly IReadOnlyList<AuditKey> _former = [.. (former ?? []).Select(text => new AuditKey(database, text))];

    internal bool IsForTrying => isForTrying;

    /// <summary>All keys that may have sealed something, the oldest first, this one last.</summary>
    internal IReadOnlyList<AuditKey> WithFormer => [.. _former, this];

    public static AuditKey Of(AuditOptions options, DatabaseOptions database, string contentRoot, bool isForTrying) =>
        new(database, options.Key, contentRoot, isForTrying, [.. options.FormerKeys]);

    protected override string Purpose => "seals the accounts’ activity";
}
