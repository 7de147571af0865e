namespace Checkout.Web.Documents.Pdf;

/// <summary>A table. Its heading is repeated on every page; its totals never stand on a page without its last row.</summary>
public sealed record PdfTable(IReadOnlyList<PdfColumn> Columns, IEnumerable<PdfRow> Rows)
{
    public IReadOnlyList<PdfTotal> Totals { get; init; } = [];

    /// <summary>Where set, <see cref="PdfRow.Carried"/> of a page's last row is repeated at its foot and at the head of the next
    /// page.</summary>
    public PdfCarry? Carry { get; init; }
}

/// <summary>The sum that is carried from page to page.</summary>
/// <param name="Column">The index of the column that it stands in.</param>
/// <param name="Forward">Its label at the foot of a page.</param>
/// <param name="Brought">Its label at the head of the next.</param>
public sealed record PdfCarry(int Column, string Forward = "Carried forward", string Brought = "Brought forward");
