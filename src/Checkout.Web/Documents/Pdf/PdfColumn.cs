namespace Checkout.Web.Documents.Pdf;

/// <summary>A column: text takes a share of what the figures leave; figures stand right-aligned, never broken.</summary>
public sealed record PdfColumn
{
    private PdfColumn(string heading) => Heading = heading;

    public string Heading { get; }

    public bool IsFigure { get; private init; }

    /// <summary>In points. Null: a share of the rest, or for figures what the widest needs.</summary>
    public double? Width { get; private init; }

    public double Share { get; private init; } = 1;

    public static PdfColumn Text(string heading, double share = 1) => new(heading) { Share = share };

    public static PdfColumn Fixed(string heading, double width) => new(heading) { Width = width };

    /// <param name="heading">The column's heading.</param>
    /// <param name="width">In points; null measures the rows, which must then be a collection. A wider figure is printed smaller.</param>
    public static PdfColumn Figure(string heading, double? width = null) => new(heading) { IsFigure = true, Width = width };
}
