namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Turns texts into strips, and remembers which characters had to be replaced.</summary>
internal sealed class Typesetter(FontBook fonts)
{
    private const double SmallestFigure = 5.5;
    private const double SmallestCompact = 7;

    private readonly SortedSet<int> _replaced = [];

    /// <summary>Code points that no font of this machine has.</summary>
    public IReadOnlyCollection<int> Replaced => _replaced;

    public PrintableText Text(string text, TextStyle style) => PrintableText.From(text, style.Bold, fonts, _replaced);

    public double Width(string text, TextStyle style)
    {
        var printable = Text(text, style);
        return printable.Width(0, printable.Length) * style.Size;
    }

    /// <summary>Left-aligned lines, from <paramref name="x"/> on.</summary>
    public IEnumerable<Strip> Wrap(string text, TextStyle style, double width, double x = 0) =>
        Lines(text, style, width).Select(line => new Strip(new Fragment(line, style, x)));

    /// <summary>Right-aligned lines that end at <paramref name="width"/>.</summary>
    public IEnumerable<Strip> WrapRight(string text, TextStyle style, double width) =>
        Lines(text, style, width).Select(line => new Strip(new Fragment(line, style, width - line.Width * style.Size)));

    /// <summary>A figure at the right edge. It is printed smaller before it is broken: half a number is another number.</summary>
    public IEnumerable<Strip> Figure(string text, TextStyle style, double width)
    {
        var unbroken = text.Replace(' ', PrintableText.NoBreakSpace);
        return WrapRight(unbroken, Fitting(unbroken, style, width, SmallestFigure), width);
    }

    /// <summary>A date or number on one line, a little smaller if that helps, else wrapped.</summary>
    public IEnumerable<Strip> Compact(string text, TextStyle style, double width) =>
        Wrap(text, Fitting(text, style, width, SmallestCompact), width);

    /// <summary>One line, cut with an ellipsis where it is too long.</summary>
    public TextLine Cut(string text, TextStyle style, double width)
    {
        var (kept, shown) = (text, text);
        while (Width(shown, style) > width && kept.Length > 1)
        {
            kept = kept.Truncate(kept.Length - 1, ending: "").TrimEnd();
            shown = kept + "…";
        }

        var printable = Text(shown, style);
        return new(printable, 0, printable.Length);
    }

    /// <summary>Label and value beside each other, as many strips as the longer of the two needs.</summary>
    public static IEnumerable<Strip> Pair(IReadOnlyList<Strip> left, IReadOnlyList<Strip> right) =>
        Enumerable.Range(0, Math.Max(left.Count, right.Count))
            .Select(index => new Strip([.. left.Skip(index).Take(1).Concat(right.Skip(index).Take(1))
                .SelectMany(strip => strip.Fragments)]));

    private TextStyle Fitting(string text, TextStyle style, double width, double smallest)
    {
        var natural = Width(text, style);
        if (natural <= width) return style;
        var size = style.Size * width / natural;
        return style with { Size = Math.Max(smallest, size) };
    }

    private IReadOnlyList<TextLine> Lines(string text, TextStyle style, double width) =>
        LineBreaking.Wrap(Text(text, style), style.Size, width);
}
