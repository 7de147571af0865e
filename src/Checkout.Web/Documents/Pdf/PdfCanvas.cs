using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Draws on the pages of one document, measured in points from the top left corner.</summary>
internal sealed class PdfCanvas(PdfDocumentBuilder builder, double width, double height)
{
    private readonly Dictionary<Typeface, Copies> _fonts = [];
    private readonly Dictionary<int, Ink> _inks = [];
    private PdfPageBuilder _page = null!;

    public int PageCount { get; private set; }

    public void AddPage()
    {
        _page = builder.AddPage(width, height);
        PageCount++;
    }

    /// <summary>Returns to a page that was drawn before, for what is known only at the end.</summary>
    public void Select(int pageNumber) => _page = builder.Pages[pageNumber];

    public void Text(TextLine line, TextStyle style, double x, double baseline)
    {
        if (line.Length == 0) return;
        Use(style.Ink);
        var end = line.Start + line.Length;
        for (var start = line.Start; start < end;)
        {
            var font = FontAt(line.Text, start);
            var next = start + 1;
            while (next < end && FontAt(line.Text, next) == font) next++;
            var left = x + line.Text.Width(line.Start, start - line.Start) * style.Size;
            var text = line.Text.Characters.Substring(start, next - start).Replace(PrintableText.NoBreakSpace, ' ');
            _page.AddText(text, style.Size, new PdfPoint(left, height - baseline), font);
            start = next;
        }
    }

    public void Rule(double left, double right, double y, Ink ink, double thickness)
    {
        _page.SetStrokeColor(ink.Red, ink.Green, ink.Blue);
        _page.DrawLine(new PdfPoint(left, height - y), new PdfPoint(right, height - y), thickness);
    }

    public void Png(byte[] image, double left, double top, double imageWidth, double imageHeight) =>
        _page.AddPng(image, new PdfRectangle(left, height - top - imageHeight, left + imageWidth, height - top));

    private void Use(Ink ink)
    {
        if (_inks.TryGetValue(_page.PageNumber, out var current) && current == ink) return;
        _page.SetTextAndFillColor(ink.Red, ink.Green, ink.Blue);
        _inks[_page.PageNumber] = ink;
    }

    private PdfDocumentBuilder.AddedFont FontAt(PrintableText text, int index)
    {
        var typeface = text.FontAt(index)!;
        if (!_fonts.TryGetValue(typeface, out var copies)) _fonts[typeface] = copies = new(typeface, builder);
        return copies.For(PrintableText.Drawn(text.Characters[index]));
    }

    /// <summary>A typeface is added again when a copy holds as many different characters as it can.</summary>
    private sealed class Copies(Typeface typeface, PdfDocumentBuilder builder)
    {
        private readonly Dictionary<char, PdfDocumentBuilder.AddedFont> _byCharacter = [];
        private PdfDocumentBuilder.AddedFont? _newest;

        public PdfDocumentBuilder.AddedFont For(char character)
        {
            if (_byCharacter.TryGetValue(character, out var font)) return font;
            if (_newest is null || _byCharacter.Count % typeface.Capacity == 0) _newest = typeface.AddTo(builder);
            return _byCharacter[character] = _newest;
        }
    }
}
