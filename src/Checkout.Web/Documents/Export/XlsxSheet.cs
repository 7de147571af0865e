using System.Text.RegularExpressions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Checkout.Web.Documents.Export;

/// <summary>The sheets of a workbook: a bold, frozen heading with a filter, and cells with the formats of what they hold.</summary>
internal sealed partial class XlsxSheet : ICellWriter
{
    public static readonly SpreadCheetahOptions Options = new() { WriteCellReferenceAttributes = true, DefaultDateTimeFormat = null };

    private const int MostCharacters = 32_767;

    // Excel counts days from here; its calendar is right from 1 March 1900 on.
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private readonly Spreadsheet _workbook;
    private readonly List<StyledCell> _row = [];
    private readonly StyleId _heading;
    private readonly StyleId _date;
    private readonly StyleId _instant;
    private readonly StyleId[] _amounts;
    private int _sheets;

    public XlsxSheet(Spreadsheet workbook)
    {
        _workbook = workbook;
        _heading = workbook.AddStyle(new Style { Font = { Bold = true } });
        _date = Format("yyyy\\-mm\\-dd");
        _instant = Format("yyyy\\-mm\\-dd\\ hh:mm:ss");
        _amounts = [.. new[] { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000" }.Select(Format)];
    }

    public async Task BeginAsync<TRow>(string name, IReadOnlyList<ExportColumn<TRow>> columns, CancellationToken cancellation)
    {
        var options = new WorksheetOptions
        {
            FrozenRows = 1,
            AutoFilter = new(string.Create(CultureInfo.InvariantCulture, $"A1:{SpreadsheetUtility.GetColumnName(columns.Count)}1048576")),
        };
        for (var index = 0; index < columns.Count; index++)
        {
            options.Column(index + 1).Width = Math.Max(Width(columns[index].Kind), columns[index].Heading.Length + 4);
        }

        await _workbook.StartWorksheetAsync(SheetName(name, ++_sheets), options, cancellation);
        _row.AddRange(columns.Select(column => new StyledCell(column.Heading, _heading)));
        await EndRowAsync(cancellation);
    }

    public async ValueTask EndRowAsync(CancellationToken cancellation)
    {
        await _workbook.AddRowAsync(_row, cancellation);
        _row.Clear();
    }

    public void Empty() => _row.Add(default);

    public void Text(string value) => Plain(SpreadsheetText.Neutralised(value));

    public void Amount(decimal value, int decimals) => Number(value, _amounts[Math.Clamp(decimals, 0, _amounts.Length - 1)]);

    public void Number(decimal value) => Number(value, style: null);

    public void Date(DateOnly value)
    {
        if (value < FirstDay) Plain(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else _row.Add(new(value.DayNumber - DayZero.DayNumber, _date));
    }

    // The nearest number to the whole second: the library's own dates are cut, which shows 09:59:59 for 10:00:00 here and there.
    public void Instant(DateTimeOffset value)
    {
        var days = DateOnly.FromDateTime(value.DateTime).DayNumber - DayZero.DayNumber;
        _row.Add(new((double)(days + (int)value.TimeOfDay.TotalSeconds / 86_400m), _instant));
    }

    private static int Width(ExportKind kind) => kind switch
    {
        ExportKind.Text => 26,
        ExportKind.Instant => 20,
        ExportKind.Amount => 16,
        _ => 12,
    };

    // Excel refuses these characters and more than 31 of any.
    private static string SheetName(string name, int number)
    {
        var suffix = number == 1 ? "" : " " + number.ToString(CultureInfo.InvariantCulture);
        var allowed = string.Concat(name.Where(character =>
            !char.IsControl(character) && !char.IsSurrogate(character) && !"[]:*?/\\'".Contains(character, StringComparison.Ordinal)));
        return allowed.Truncate(31 - suffix.Length, ending: "").Trim() is { Length: > 0 } shown ? shown + suffix : "Export" + suffix;
    }

    private StyleId Format(string format) => _workbook.AddStyle(new Style { Format = NumberFormat.Custom(format) });

    // A number of a workbook has 15 digits, as a double has: a figure with more is text, because it would be another figure.
    private void Number(decimal value, StyleId? style)
    {
        var held = (double)value;
        if ((decimal)held == value) _row.Add(new(held, style));
        else Plain(ExactNumber.Format(value));
    }

    private void Plain(string text)
    {
        var shown = text.Length > MostCharacters ? string.Concat(text.AsSpan(0, MostCharacters - 2), "…") : text;
        var escaped = Special().Replace(shown, match => match.Value switch { "_" => "_x005F_", "\r" => "_x000D_", _ => "\uFFFD" });
        _row.Add(new(escaped, styleId: null));
    }

    // Excel reads _x0041_ as A, XML takes a carriage return for a line end, and neither has the other control characters.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)|[\0-\x08\x0B-\x1F\uFFFE\uFFFF]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Special();
}
