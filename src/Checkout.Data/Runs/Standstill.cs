namespace Checkout.Data.Runs;

/// <summary>A background run whose last pass left something undone. It names no row: whoever is told need not be signed in.</summary>
/// <param name="Rows">How many rows could not be dealt with; null where the pass broke off before or between them.</param>
/// <param name="Since">When this process first met it; it has not passed clean since.</param>
public sealed record Standstill(string Run, int? Rows, DateTimeOffset Since)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Run}: {Rows switch { null => "stands still", 1 => "1 row stands still", _ => $"{Rows} rows stand still" }} since "
        + $"{Instant(Since)}");

    /// <summary>As operators read it, in UTC.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
