namespace Checkout.Web.Documents.Pdf;

/// <summary>What a document is called and who sends it.</summary>
/// <param name="Title">For the reader's window title, for instance "Invoice INV-00000012".</param>
/// <param name="Footer">Printed at the foot of every page beside "Page x of y": the document's number.</param>
/// <param name="Letterhead">Who sends it.</param>
/// <param name="CreatedAt">Goes into the file's properties. The same document at the same instant gives the same bytes.</param>
/// <param name="PageFormat">Null: what <see cref="DocumentOptions.PageFormat"/> says.</param>
public sealed record PdfHead(string Title, string Footer, PdfLetterhead Letterhead, DateTimeOffset CreatedAt, PageFormat? PageFormat = null);

/// <summary>The sender at the top of the first page.</summary>
/// <param name="Name">The legal name.</param>
/// <param name="Lines">Address and contact, a line each.</param>
/// <param name="TaxId">Printed under the address, with its heading.</param>
/// <param name="LogoPng">A PNG image; left out, with a warning in the log, where it cannot be read.</param>
public sealed record PdfLetterhead(string Name, IReadOnlyList<string> Lines, string? TaxId = null, byte[]? LogoPng = null);

/// <summary>One of the two blocks of facts above the table: the address on the left, dates and numbers on the right.</summary>
public sealed record PdfFacts(string? Heading, IReadOnlyList<PdfFact> Items);

/// <summary>A fact with its label, or a line without one.</summary>
public sealed record PdfFact(string? Label, string Value)
{
    public static implicit operator PdfFact(string line) => new(Label: null, line);
}

/// <summary>A line of the totals below a table.</summary>
/// <param name="Label">What the amount is.</param>
/// <param name="Value">The formatted amount.</param>
/// <param name="Emphasised">The figure that the reader looks for: larger, under a rule.</param>
public sealed record PdfTotal(string Label, string Value, bool Emphasised = false);

/// <summary>A table. Its heading is repeated on every page; its totals never stand on a page without its last row.</summary>
public sealed record PdfTable(IReadOnlyList<PdfColumn> Columns, IEnumerable<PdfRow> Rows)
{
    public IReadOnlyList<PdfTotal> Totals { get; init; } = [];

    /// <summary>Where set, <see cref="PdfRow.Carried"/> of a page's last row is repeated at its foot and at the head of the next page.</summary>
    public PdfCarry? Carry { get; init; }
}

/// <summary>The sum that is carried from page to page.</summary>
/// <param name="Column">The index of the column that it stands in.</param>
/// <param name="Forward">Its label at the foot of a page.</param>
/// <param name="Brought">Its label at the head of the next.</param>
public sealed record PdfCarry(int Column, string Forward = "Carried forward", string Brought = "Brought forward");

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

/// <summary>What a cell says, and under it a smaller explanation.</summary>
public sealed record PdfCell(string Text, string? Note = null)
{
    public static implicit operator PdfCell(string text) => new(text);
}

/// <summary>A row of a table. It stays on one page where one page can hold it.</summary>
public sealed record PdfRow(params IReadOnlyList<PdfCell> Cells)
{
    /// <summary>The running sum after this row, formatted; see <see cref="PdfTable.Carry"/>.</summary>
    public string? Carried { get; init; }

    /// <summary>True for a heading among the rows: its first cell takes the whole width, and it stays with the row below.</summary>
    public bool IsGroup { get; private init; }

    /// <summary>True for a sum among the rows: printed bold.</summary>
    public bool IsSum { get; init; }

    public static PdfRow Group(string heading, string? note = null) => new(new PdfCell(heading, note)) { IsGroup = true };
}
