namespace Checkout.Domain.InstalledProducts;

/// <summary>
/// What the vendor stated once: so many units of an installed product were in use on a day. It never changes; a later statement about the
/// same day is the next revision, and the last one counts (R24). What was held that day is the installed product's own quantity, which
/// never changes either.
/// </summary>
public sealed class UsageReport : AccountEntity
{
    private UsageReport()
    {
    }

    internal UsageReport(InstalledProduct product, DateOnly on, decimal used, int revision, string? recordId, DateTimeOffset receivedAt)
        : base(product.AccountId)
    {
        InstalledProductId = product.Id;
        On = on;
        Used = used;
        Revision = revision;
        RecordId = recordId;
        ReceivedAt = receivedAt;
    }

    public Guid InstalledProductId { get; private set; }

    /// <summary>The day of the count.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Units, up to four decimals.</summary>
    public decimal Used { get; private set; }

    /// <summary>1 for the first statement about the day.</summary>
    public int Revision { get; private set; }

    /// <summary>The external id of the record; null for what was reported before history was kept.</summary>
    public string? RecordId { get; private set; }

    /// <summary>Null for what was reported before history was kept.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }
}
