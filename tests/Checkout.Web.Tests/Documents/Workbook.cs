using System.IO.Compression;
using System.Xml.Linq;

namespace Checkout.Web.Tests.Documents;

/// <summary>A workbook taken apart: what each cell says, how it is typed and formatted.</summary>
internal sealed class Workbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private Workbook(IReadOnlyList<IReadOnlyList<Cell>> rows) => Rows = rows;

    /// <summary>With the heading, every column at its index.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; }

    public static Workbook Read(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var styles = Part(archive, "xl/styles.xml");
        var formats = styles.Descendants(Main + "numFmt")
            .ToDictionary(format => (string)format.Attribute("numFmtId")!, format => (string)format.Attribute("formatCode")!,
            StringComparer.Ordinal);
        var fonts = styles.Descendants(Main + "font").Select(font => font.Element(Main + "b") is not null).ToArray();
        var looks = styles.Element(Main + "styleSheet")!.Element(Main + "cellXfs")!.Elements()
            .Select(look => (Format: formats.GetValueOrDefault((string)look.Attribute("numFmtId")!, ""),
                IsBold: fonts[(int)look.Attribute("fontId")!]))
            .ToArray();
        return new([.. Part(archive, "xl/worksheets/sheet1.xml").Descendants(Main + "row").Select(row => Cells(row, looks))]);
    }

    private static Cell[] Cells(XElement row, (string Format, bool IsBold)[] looks)
    {
        var width = Math.Max(7, row.Elements(Main + "c").Max(cell => ((string)cell.Attribute("r")!)[0] - 'A' + 1));
        var cells = Enumerable.Repeat(new Cell("", IsText: false, "", IsBold: false), width).ToArray();
        foreach (var cell in row.Elements(Main + "c"))
        {
            var (format, isBold) = looks[(int?)cell.Attribute("s") ?? 0];
            cells[((string)cell.Attribute("r")!)[0] - 'A'] = new(cell.Value,
                string.Equals((string?)cell.Attribute("t"), "inlineStr", StringComparison.Ordinal), format, isBold);
        }

        return cells;
    }

    private static XDocument Part(ZipArchive archive, string path)
    {
        using var stream = archive.GetEntry(path)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    internal sealed record Cell(string Text, bool IsText, string Format, bool IsBold);
}
