using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Writes one document from top to bottom: letterhead (printed by itself), title, facts, tables, paragraphs; then <see
/// cref="ToArray"/> once.</summary>
public sealed class PdfDocumentWriter : IDisposable
{
    private const double TotalsWidth = 250;
    private const int SmallTable = 6;
    private const double FooterLine = 10;
    private const double AccentAbove = 14;
    private const double AccentHeight = 2;
    private const double MarkBaseline = 30;

    private readonly PdfFile _file = new();
    private readonly PdfHead _head;
    private readonly PdfCanvas _canvas;
    private readonly PageFlow _flow;
    private readonly Typesetter _type;
    private readonly ILogger _logger;

    internal PdfDocumentWriter(PdfHead head, PageFormat format, FontBook fonts, ILogger logger)
    {
        _head = head;
        _logger = logger;
        _type = new(fonts);
        var (width, height) = format == PageFormat.Letter ? (612.0, 792.0) : (595.28, 841.89);
        _canvas = new(_file, width, height);
        _flow = new(_canvas, width, height, head.FooterLines.Count * FooterLine);
        if (head.Accent is { } accent)
        {
            _canvas.Rectangle(_flow.Left, _flow.Y - AccentAbove, _flow.Width, AccentHeight, accent);
        }

        new Letterheading(_canvas, _flow, _type, logger).Print(head.Letterhead);
    }

    /// <summary>The document's title, and under it the one sentence that says what it means today.</summary>
    public void Title(string title, string? sentence = null)
    {
        var lines = _type.Wrap(title, TextStyle.Title, _flow.Width);
        if (!string.IsNullOrWhiteSpace(sentence)) lines = lines.Concat(_type.Wrap(sentence, TextStyle.Muted, _flow.Width));
        _flow.Place(new([new(0, [.. lines])]) { Below = 12 });
    }

    /// <summary>One or two blocks of facts beside each other.</summary>
    public void Facts(PdfFacts left, PdfFacts? right = null)
    {
        var first = _flow.Width * 0.45;
        var second = _flow.Width * 0.5;
        _flow.Place(new([new(0, Block(left, first)), new(_flow.Width - second, right is null ? [] : Block(right, second))])
        {
            Above = 4,
            Below = 14
        });
    }

    /// <summary>A heading; it stays with what follows.</summary>
    public void Heading(string text) =>
        _flow.Hold(new([new(0, [.. _type.Wrap(text, TextStyle.Heading, _flow.Width)])]) { Above = 12, Below = 3 });

    public void Paragraph(string text) => Paragraph(text, TextStyle.Text);

    /// <summary>A paragraph in small grey print: conditions, evidence.</summary>
    public void SmallPrint(string text) => Paragraph(text, TextStyle.Small);

    public void Table(PdfTable table)
    {
        var layout = new TableLayout(table, _type, _flow.Width);
        var frame = new TableFrame(layout.Heading, table.Carry is null ? null : layout.Carry, table.Carry);
        _flow.Hold(layout.Heading with { Opens = frame });
        var isSmall = table.Rows is IReadOnlyCollection<PdfRow> { Count: <= SmallTable };
        Band? last = null;
        foreach (var row in table.Rows)
        {
            // One row behind, so that the last can be kept with the totals. A small table is not torn at all.
            Lay(last, keep: isSmall);
            last = layout.Row(row);
        }

        if (last is not null && table.Totals.Count > 0) _flow.Hold(last);
        else Lay(last, keep: false);
        Totals(table.Totals);
        _flow.Release();
        _flow.Skip(6);
    }

    /// <summary>Sums at the right edge, kept together.</summary>
    public void Totals(IReadOnlyList<PdfTotal> totals)
    {
        for (var index = 0; index < totals.Count; index++)
        {
            var band = Total(totals[index], isFirst: index == 0);
            if (index == totals.Count - 1) _flow.Place(band);
            else _flow.Hold(band);
        }
    }

    /// <summary>A QR code as rectangles, so many points wide with its quiet zone.</summary>
    public void Code(QrDrawing code, double width)
    {
        var module = width / code.Size;
        _flow.Draw(width, (left, top) =>
        {
            // A little higher than a row, so that no viewer shows a hairline between two of them.
            foreach (var (column, row, length) in code.Runs)
            {
                _canvas.Rectangle(left + (column * module), top + (row * module), length * module, module * 1.02, Ink.Pure);
            }
        });
    }

    /// <summary>Finishes the document and gives its bytes. Call it once, last.</summary>
    public byte[] ToArray()
    {
        _flow.Release();
        PrintFooters();
        if (_type.Replaced.Count > 0)
        {
            _logger.LogWarning(
                "No font has these characters of {Document}, they are printed as replacements: {CodePoints}",
                _head.Footer,
                string.Join(' ', _type.Replaced.Select(value => "U+" + value.ToString("X4", CultureInfo.InvariantCulture))));
        }

        var root = _canvas.Finish();
        var created = _head.CreatedAt.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var title = _head.Mark is null ? _head.Title : $"{_head.Mark}. {_head.Title}";
        return _file.Finish(root,
            _file.Write(
            $"<</Title{PdfFile.Hex(title)}/Author{PdfFile.Hex(_head.Letterhead.Name)}/Producer(Checkout)/CreationDate({created})>>"));
    }

    /// <summary>Finishes the document into a stream. Call it once, last.</summary>
    public async Task WriteToAsync(Stream stream, CancellationToken cancellation) =>
        await stream.WriteAsync(ToArray(), cancellation);

    public void Dispose() => _file.Dispose();

    private void Lay(Band? row, bool keep)
    {
        if (row is null) return;
        if (keep) _flow.Hold(row);
        else _flow.Place(row);
    }

    private void Paragraph(string text, TextStyle style) =>
        _flow.Place(new([new(0, [.. _type.Wrap(text, style, _flow.Width)])]) { Above = 2, Below = 4, KeepTogether = false });

    private List<Strip> Block(PdfFacts facts, double width)
    {
        List<Strip> strips = [];
        if (facts.Heading is not null) strips.AddRange(_type.Wrap(facts.Heading, TextStyle.Label, width));
        var labels = facts.Items.Where(fact => fact.Label is not null).Select(fact => _type.Width(fact.Label!, TextStyle.Muted))
            .DefaultIfEmpty().Max();
        var value = Math.Min(labels, width * 0.45) + 12;
        foreach (var fact in facts.Items)
        {
            strips.AddRange(fact.Label is null
                ? _type.Wrap(fact.Value, TextStyle.Text, width)
                : Typesetter.Pair([.. _type.Wrap(fact.Label, TextStyle.Muted, value - 12)],
                    [.. _type.Wrap(fact.Value, TextStyle.Text, width - value, value)]));
        }

        return strips;
    }

    private Band Total(PdfTotal total, bool isFirst)
    {
        var style = total.Emphasised ? TextStyle.Total : TextStyle.Text;
        var x = _flow.Width - TotalsWidth;
        var figure = Math.Min(_type.Width(total.Value, style), TotalsWidth * 0.6);
        var strips = Typesetter.Pair(
            [.. _type.Wrap(total.Label, style, TotalsWidth - figure - 12)],
            [.. _type.Figure(total.Value, style, figure)
            .Select(strip => new Strip([.. strip.Fragments.Select(fragment => fragment with { X = fragment.X + TotalsWidth - figure })]))]);
        return new([new(x, [.. strips])])
        {
            Above = total.Emphasised ? 5 : isFirst ? 6 : 2,
            Below = total.Emphasised ? 5 : 2,
            RuleAbove = total.Emphasised ? Rule.Strong with { Left = x } : null,
        };
    }

    private void PrintFooters()
    {
        for (var page = 1; page <= _canvas.PageCount; page++)
        {
            _canvas.Select(page);
            var style = TextStyle.Small;
            if (_head.Mark is { } mark)
            {
                _canvas.Text(_type.Cut(mark, TextStyle.Strong, _flow.Width), TextStyle.Strong, _flow.Left, MarkBaseline);
            }

            var text = string.Create(CultureInfo.InvariantCulture, $"Page {page} of {_canvas.PageCount}");
            var width = _type.Width(text, style);
            var baseline = _flow.FooterTop + 12;
            _canvas.Rule(_flow.Left, _flow.Left + _flow.Width, _flow.FooterTop, Ink.Hairline, 0.5);
            _canvas.Text(_type.Cut($"{_head.Footer} · {_head.Letterhead.Name}", style, _flow.Width - width - 20), style, _flow.Left,
                baseline);
            _canvas.Text(_type.Cut(text, style, width + 1), style, _flow.Left + _flow.Width - width, baseline);
            foreach (var line in _head.FooterLines)
            {
                baseline += FooterLine;
                _canvas.Text(_type.Cut(line, style, _flow.Width), style, _flow.Left, baseline);
            }
        }
    }
}
