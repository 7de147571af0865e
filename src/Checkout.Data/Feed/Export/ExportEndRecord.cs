namespace Checkout.Data.Feed.Export;

/// <summary>The last line of an export: it is complete, and the next one begins where it ended.</summary>
/// <param name="Until">What happened from this instant on is the next export's.</param>
public sealed record ExportEndRecord(string Type, DateTimeOffset Since, DateTimeOffset Until, int Records);
