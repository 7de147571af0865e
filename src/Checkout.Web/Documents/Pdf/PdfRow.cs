namespace Checkout.Web.Documents.Pdf;

/// <summary>A row of a table. It stays on one page where one page can hold it.</summary>
public sealed record PdfRow(params IReadOnlyList<PdfCell> Cells)
{
    /// <summary>The running sum after this row, formatted; see <see cref="PdfTable.Carry"/>.</summary>
    public string? Carried { get; init; }

    /// <summary>True for a sum among the rows: printed bold.</summary>
    public bool IsSum { get; init; }
}

/// <summary>What a cell says, and under it a smaller explanation.</summary>
public sealed record PdfCell(string Text, string? Note = null)
{
    public static implicit operator PdfCell(string text) => new(text);
}
