namespace Checkout.Web.Documents.Pdf;

/// <summary>Lays bands on pages from top to bottom and begins a new page where one does not fit.</summary>
internal sealed class PageFlow
{
    private const double Margin = 51;
    private const double FooterHeight = 24;

    private readonly PdfCanvas _canvas;
    private readonly List<Band> _held = [];
    private readonly double _bottom;
    private double _pageStart;

    /// <param name="below">How much more room the footer takes.</param>
    public PageFlow(PdfCanvas canvas, double pageWidth, double pageHeight, double below = 0)
    {
        _canvas = canvas;
        Width = pageWidth - 2 * Margin;
        _bottom = pageHeight - Margin - FooterHeight - below;
        FooterTop = pageHeight - Margin - 12 - below;
        BeginPage();
    }

    public double Left { get; } = Margin;

    public double Width { get; }

    /// <summary>Where the next band begins.</summary>
    public double Y { get; private set; }

    public double FooterTop { get; }

    /// <summary>What is repeated at the head of a page, and what ends a page. Set by the heading that opens it, until <see
    /// cref="Release"/>.</summary>
    public TableFrame? Frame { get; private set; }

    private double Room => _bottom - (Frame?.FootHeight ?? 0) - Y;

    private double EmptyPage => _bottom - (Frame?.FootHeight ?? 0) - Margin - (Frame?.HeadHeight ?? 0);

    public void Skip(double height) => Y = Math.Min(Y + height, _bottom);

    /// <summary>Keeps the band on the page of the one that follows.</summary>
    public void Hold(Band band) => _held.Add(band);

    public void Place(Band band)
    {
        var held = _held.Sum(each => each.Height + (each.Opens?.FootHeight ?? 0));
        var first = band.KeepTogether && band.Height <= EmptyPage ? band.Height : Math.Min(band.Height, band.LeastHeight);
        if (held + first > Room && held + first <= EmptyPage) BreakPage();
        foreach (var each in _held) Draw(each);
        _held.Clear();
        Draw(band);
    }

    /// <summary>Lays out what still waits for a successor, and ends the table.</summary>
    public void Release()
    {
        if (_held.Count > 0)
        {
            var last = _held[^1];
            _held.RemoveAt(_held.Count - 1);
            Place(last);
        }

        Frame = null;
    }

    /// <summary>Keeps room of a height on one page, together with what is held, and lets it be drawn from its upper left corner.</summary>
    public void Draw(double height, Action<double, double> draw)
    {
        Release();
        if (height > Room) BreakPage();
        draw(Left, Y);
        Y += height;
    }

    /// <summary>Draws a band here, whether it fits or not: for heads and feet, whose room is reserved.</summary>
    public void DrawWhole(Band band) => DrawPart(band, new int[band.Cells.Count], double.MaxValue);

    private void Draw(Band band)
    {
        if (band.KeepTogether && band.Height > Room && band.Height <= EmptyPage) BreakPage();
        var next = new int[band.Cells.Count];
        while (!DrawPart(band, next, Room))
        {
            BreakPage(midRow: true);
        }

        if (band.Opens is not null) Frame = band.Opens;
        if (band.Carried is not null && Frame is not null) Frame.Carried = band.Carried;
    }

    /// <summary>Draws what fits and moves <paramref name="next"/> on. True when nothing is left.</summary>
    private bool DrawPart(Band band, int[] next, double room)
    {
        var take = new int[next.Length];
        var height = 0.0;
        var rest = false;
        for (var index = 0; index < next.Length; index++)
        {
            var strips = band.Cells[index].Strips;
            var used = 0.0;
            while (next[index] + take[index] < strips.Count)
            {
                var strip = strips[next[index] + take[index]].Height;
                if (used + strip > room - band.Above - band.Below && (take[index] > 0 || Y > _pageStart)) break;
                used += strip;
                take[index]++;
            }

            rest |= next[index] + take[index] < strips.Count;
            height = Math.Max(height, used);
        }

        if (rest && Y > _pageStart && take.All(count => count == 0)) return false;
        if (rest && !band.KeepTogether && next.Length == 1 && band.Cells[0].Strips.Count - next[0] - take[0] == 1 && take[0] > 2) take[0]--;
        if (band.RuleAbove is { } above) DrawRule(above);
        Y += band.Above;
        for (var index = 0; index < next.Length; index++)
        {
            var cell = band.Cells[index];
            DrawStrips(cell, next[index], take[index], band.FromBottom ? height - cell.Height : 0);
            next[index] += take[index];
        }

        Y += height + band.Below;
        if (band.RuleBelow is { } below) DrawRule(below);
        return !rest;
    }

    private void DrawStrips(BandCell cell, int start, int count, double down)
    {
        var top = Y + down;
        for (var index = start; index < start + count; index++)
        {
            var strip = cell.Strips[index];
            foreach (var fragment in strip.Fragments)
            {
                _canvas.Text(fragment.Line, fragment.Style, Left + cell.X + fragment.X, top + strip.Ascent);
            }

            top += strip.Height;
        }
    }

    private void DrawRule(Rule rule) => _canvas.Rule(Left + rule.Left, Left + Width, Y, rule.Ink, rule.Thickness);

    private void BreakPage(bool midRow = false)
    {
        // A sum in the middle of a row would be neither the one before it nor the one after.
        var carried = !midRow;
        if (carried) Frame?.DrawFoot(this);
        BeginPage();
        Frame?.DrawHead(this, carried);
        _pageStart = Y;
    }

    private void BeginPage()
    {
        _canvas.AddPage();
        Y = _pageStart = Margin;
    }
}
