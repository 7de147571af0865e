namespace Checkout.Web.Documents.Export;

/// <summary>A column of an export. Made by <see cref="ExportColumns{TRow}"/>.</summary>
public sealed class ExportColumn<TRow>
{
    private readonly Action<TRow, ICellWriter> _write;

    internal ExportColumn(string heading, ExportKind kind, Action<TRow, ICellWriter> write)
    {
        Heading = heading;
        Kind = kind;
        _write = write;
    }

    public string Heading { get; }

    public ExportKind Kind { get; }

    internal void Write(TRow row, ICellWriter cells) => _write(row, cells);
}
