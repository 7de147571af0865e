using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Column positions of one table, and its rows as bands.</summary>
internal sealed class TableLayout
{
    private const double Gap = 14;
    private const double UsualWidth = 68;
    private const double MostForCompact = 120;
    private const int MeasuredRows = 500;

    private readonly Typesetter _type;
    private readonly PdfTable _table;
    private readonly double _width;
    private readonly (double X, double Width)[] _columns;

    public TableLayout(PdfTable table, Typesetter type, double width)
    {
        _table = table;
        _type = type;
        _width = width;
        _columns = Positions();
        Heading =
            new([.. table.Columns.Select((column, index) => new BandCell(_columns[index].X,
            [.. Words(column.Heading, TextStyle.Label, index)]))])
            {
                Above = 2,
                Below = 3,
                FromBottom = true,
                RuleBelow = Rule.Strong,
            };
    }

    public Band Heading { get; }

    public Band Row(PdfRow row)
    {
        var style = row.IsSum ? TextStyle.Strong : TextStyle.Text;
        return new([.. row.Cells.Take(_columns.Length)
            .Select((cell, index) => new BandCell(_columns[index].X, Strips(cell, style, index)))])
        {
            Above = 3.5,
            Below = 3.5,
            RuleBelow = Rule.Hair,
            Carried = row.Carried,
        };
    }

    public Band Carry(string label, string sum)
    {
        var column = _columns[_table.Carry!.Column];
        return new([new(0, [new Strip(new Fragment(_type.Cut(label, TextStyle.Muted, column.X - Gap), TextStyle.Muted, 0))]),
            new(column.X, [.. _type.Figure(sum, TextStyle.Muted, column.Width)])])
        {
            Above = 3.5,
            Below = 3.5,
            RuleBelow = Rule.Hair,
        };
    }

    private List<Strip> Strips(PdfCell cell, TextStyle style, int index)
    {
        List<Strip> strips = [.. Value(cell.Text, style, index)];
        if (!string.IsNullOrEmpty(cell.Note)) strips.AddRange(Words(cell.Note, TextStyle.Small, index));
        return strips;
    }

    private IEnumerable<Strip> Value(string text, TextStyle style, int index) => _table.Columns[index] switch
    {
        { IsFigure: true } => _type.Figure(text, style, _columns[index].Width),
        { IsUnbroken: true } => _type.Compact(text, style, _columns[index].Width),
        _ => Words(text, style, index),
    };

    private IEnumerable<Strip> Words(string text, TextStyle style, int index) => _table.Columns[index].IsFigure
        ? _type.WrapRight(text, style, _columns[index].Width)
        : _type.Wrap(text, style, _columns[index].Width);

    private (double X, double Width)[] Positions()
    {
        var columns = _table.Columns;
        var gaps = Gap * (columns.Count - 1);
        var own = columns.Select((column, index) => column.Width is { } width ? Math.Max(width, HeadingWidth(index)) : column.IsUnbroken
            ? Natural(index) : 0).ToArray();
        var shares = columns.Sum(column => IsShared(column) ? column.Share : 0);

        // The others never leave the words less than a third of the page.
        var most = (_width - gaps) * (shares > 0 ? 2.0 / 3 : 1);
        if (own.Sum() > most) own = [.. own.Select(width => width * most / own.Sum())];
        var rest = _width - gaps - own.Sum();
        var x = 0.0;
        var positions = new (double X, double Width)[columns.Count];
        for (var index = 0; index < positions.Length; index++)
        {
            var width = IsShared(columns[index]) ? rest * columns[index].Share / shares : own[index];
            positions[index] = (x, width);
            x += width + Gap;
        }

        return positions;
    }

    private static bool IsShared(PdfColumn column) => column is { Width: null, IsUnbroken: false };

    private double WordWidth(int index) => _table.Columns[index].Heading.Split(' ').Max(word => _type.Width(word, TextStyle.Label));

    /// <summary>A heading's words are not torn, within reason.</summary>
    private double HeadingWidth(int index) => Math.Min(WordWidth(index) + 0.5, MostForCompact);

    /// <summary>What the widest value and the longest word of the heading need.</summary>
    private double Natural(int index)
    {
        if (_table.Rows is not IReadOnlyCollection<PdfRow> rows) return UsualWidth;
        var heading = WordWidth(index);
        var figures = rows.Take(MeasuredRows)
            .Where(row => index < row.Cells.Count)
            .Select(row => _type.Width(row.Cells[index].Text, row.IsSum ? TextStyle.Strong : TextStyle.Text));
        var carried = _table.Carry?.Column == index ? rows.Take(MeasuredRows).Append(rows.Last()).Select(row => row.Carried ?? "") : [];
        var widest = figures.Concat(carried.Select(sum => _type.Width(sum, TextStyle.Muted))).Append(heading).Max() + 0.5;
        return _table.Columns[index].IsFigure ? widest : Math.Min(widest, MostForCompact);
    }
}
