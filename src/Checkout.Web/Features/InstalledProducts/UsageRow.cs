using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>What was reported once about the use of an installed product.</summary>
public sealed record UsageRow
{
    public required string Contract { get; init; }

    public required string Order { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required DateOnly On { get; init; }

    public required decimal Used { get; init; }

    /// <summary>What was in force of it on that day.</summary>
    public required decimal Held { get; init; }

    /// <summary>A later report about the same day counts.</summary>
    public required bool Superseded { get; init; }

    public required string? Record { get; init; }

    public required DateTimeOffset? ReceivedAt { get; init; }

    public static ExportColumns<UsageRow> Columns(TimeZoneInfo zone) => new ExportColumns<UsageRow>()
        .Text("Contract", row => row.Contract)
        .Text("Order", row => row.Order)
        .Text("SKU", row => row.Sku)
        .Text("Product", row => row.Name)
        .Text("Unit", row => row.Unit)
        .Date("Day", row => row.On)
        .Number("Used", row => row.Used)
        .Number("In force", row => row.Held)
        .Text("Counts", row => row.Superseded ? "no, corrected later" : "yes")
        .Text("Report", row => row.Record)
        .Instant("Received", row => row.ReceivedAt, zone);

    /// <summary>Every report about the units, by unit, day and revision.</summary>
    public static IQueryable<UsageRow> Over(CheckoutDbContext db, IQueryable<Installed> found) =>
        from row in found
        join report in db.UsageReports on row.Product.Id equals report.InstalledProductId
        orderby row.Product.Ordinal, report.On, report.Revision
        select new UsageRow
        {
            Contract = row.Contract.Number,
            Order = row.Order.Number,
            Sku = row.Product.Sku,
            Name = row.Product.Name,
            Unit = row.Product.Unit,
            On = report.On,
            Used = report.Used,
            Held = row.Product.StartsOn <= report.On && (row.Product.EndsOn == null || row.Product.EndsOn >= report.On)
                ? row.Product.Quantity : 0m,
            Superseded = db.UsageReports.Any(later => later.InstalledProductId == report.InstalledProductId && later.On == report.On
                && later.Revision > report.Revision),
            Record = report.RecordId,
            ReceivedAt = report.ReceivedAt,
        };
}
