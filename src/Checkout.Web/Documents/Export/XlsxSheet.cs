using System.Globalization;
using System.Text;

namespace Checkout.Web.Documents.Export;

/// <summary>One sheet, written row by row; holds no more than a few thousand characters at a time.</summary>
internal sealed class XlsxSheet(StreamWriter output, CancellationToken cancellationToken) : ICellWriter
{
    private const int MostRows = 1_048_576;
    private const int Chunk = 16 * 1024;

    // Excel counts days from here; its calendar is right from 1 March 1900 on.
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private readonly StringBuilder _xml = new(Chunk * 2);
    private readonly List<string> _letters = [];
    private int _row;
    private int _column;

    public bool IsFull => _row == MostRows;

    public async Task BeginAsync<TRow>(IReadOnlyList<ExportColumn<TRow>> columns)
    {
        _xml.Append("""<?xml version="1.0" encoding="UTF-8"?>""").Append('\n')
            .Append("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var index = 0; index < columns.Count; index++)
        {
            _letters.Add(Letters(index));
            var width = Math.Max(Width(columns[index].Kind), columns[index].Heading.Length + 4);
            _xml.Append(CultureInfo.InvariantCulture, $"""<col min="{index + 1}" max="{index + 1}" width="{width}" customWidth="1"/>""");
        }

        _xml.Append("</cols><sheetData>");
        BeginRow();
        foreach (var column in columns) Inline(column.Heading, XlsxParts.HeadingStyle);
        await EndRowAsync();
    }

    public Task AddAsync<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, TRow row)
    {
        BeginRow();
        foreach (var column in columns) column.Write(row, this);
        return EndRowAsync();
    }

    public async Task EndAsync(int columns)
    {
        _xml.Append("</sheetData>");
        if (columns > 0) _xml.Append(CultureInfo.InvariantCulture, $"""<autoFilter ref="A1:{_letters[^1]}{_row}"/>""");
        _xml.Append("</worksheet>");
        await FlushAsync();
    }

    public void Empty() => _column++;

    public void Text(string value) => Inline(SpreadsheetText.Neutralised(value), XlsxParts.TextStyle);

    public void Amount(decimal value, int decimals) => Value(ExactNumber.Format(value, decimals), XlsxParts.AmountStyle(decimals));

    public void Number(decimal value) => Value(ExactNumber.Format(value), XlsxParts.TextStyle);

    public void Date(DateOnly value)
    {
        if (value < FirstDay) Inline(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), XlsxParts.TextStyle);
        else Value((value.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture), XlsxParts.DateStyle);
    }

    public void Instant(DateTimeOffset value)
    {
        // Whole seconds as an exact decimal: a binary fraction of a day would show 09:59:59 for 10:00:00 here and there.
        var days = DateOnly.FromDateTime(value.DateTime).DayNumber - DayZero.DayNumber;
        var seconds = (int)value.TimeOfDay.TotalSeconds;
        Value(ExactNumber.Format(days + seconds / 86_400m), XlsxParts.InstantStyle);
    }

    private static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters(index / 26 - 1) + (char)('A' + index % 26);

    private static int Width(ExportKind kind) => kind switch
    {
        ExportKind.Text => 26,
        ExportKind.Instant => 20,
        ExportKind.Amount => 16,
        _ => 12,
    };

    private void BeginRow()
    {
        _row++;
        _column = 0;
        _xml.Append(CultureInfo.InvariantCulture, $"""<row r="{_row}">""");
    }

    private async Task EndRowAsync()
    {
        _xml.Append("</row>");
        if (_xml.Length >= Chunk) await FlushAsync();
    }

    private async Task FlushAsync()
    {
        await output.WriteAsync(_xml, cancellationToken);
        await output.FlushAsync(cancellationToken);
        _xml.Clear();
    }

    private void Value(string value, int style) => Cell(style).Append("><v>").Append(value).Append("</v></c>");

    private void Inline(string text, int style)
    {
        Cell(style).Append(""" t="inlineStr"><is><t xml:space="preserve">""");
        XlsxText.Append(_xml, text);
        _xml.Append("</t></is></c>");
    }

    private StringBuilder Cell(int style)
    {
        _xml.Append("<c r=\"").Append(_letters[_column++]).Append(_row).Append('"');
        return style == XlsxParts.TextStyle ? _xml : _xml.Append(CultureInfo.InvariantCulture, $" s=\"{style}\"");
    }
}
