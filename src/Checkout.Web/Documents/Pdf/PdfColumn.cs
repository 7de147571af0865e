namespace Checkout.Web.Documents.Pdf;

/// <summary>A column: figures and short values take what they need and are not broken; text wraps in a share of the rest.</summary>
public sealed record PdfColumn
{
    private PdfColumn(string heading) => Heading = heading;

    public string Heading { get; }

    /// <summary>Right-aligned.</summary>
    public bool IsFigure { get; private init; }

    /// <summary>Printed on one line, smaller if need be.</summary>
    public bool IsUnbroken { get; private init; }

    /// <summary>In points. Null: a share of the rest, or for unbroken values what the widest needs.</summary>
    public double? Width { get; private init; }

    public double Share { get; private init; } = 1;

    public static PdfColumn Text(string heading, double share = 1) => new(heading) { Share = share };

    public static PdfColumn Fixed(string heading, double width) => new(heading) { Width = width };

    /// <summary>Dates and document numbers: as wide as the widest, up to a limit beyond which they wrap.</summary>
    /// <param name="heading">The column's heading.</param>
    /// <param name="width">In points; null measures the rows, which must then be a collection.</param>
    public static PdfColumn Compact(string heading, double? width = null) => new(heading) { IsUnbroken = true, Width = width };

    /// <param name="heading">The column's heading.</param>
    /// <param name="width">In points; null measures the rows, which must then be a collection. A wider figure is printed smaller.</param>
    public static PdfColumn Figure(string heading, double? width = null) =>
        new(heading) { IsFigure = true, IsUnbroken = true, Width = width };
}
