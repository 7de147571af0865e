using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>
/// Draws on the pages of one document, measured in points from the top left corner. A page goes into the file as soon as the next begins;
/// only what is known at the end, such as the number of pages, is drawn on it afterwards.
/// </summary>
internal sealed class PdfCanvas(PdfFile file, double width, double height)
{
    private readonly Dictionary<Typeface, EmbeddedFont> _fonts = [];
    private readonly Dictionary<int, string> _images = [];
    private readonly List<List<int>> _pages = [];
    private readonly StringBuilder _content = new(16 * 1024);
    private int _selected;
    private Ink? _fill;

    public int PageCount => _pages.Count;

    public void AddPage()
    {
        Flush();
        _pages.Add([]);
        _selected = PageCount;
    }

    /// <summary>Returns to a page that was drawn before, for what is known only at the end.</summary>
    public void Select(int pageNumber)
    {
        Flush();
        _selected = pageNumber;
    }

    public void Text(TextLine line, TextStyle style, double x, double baseline)
    {
        if (line.Length == 0) return;
        Fill(style.Ink);
        var end = line.Start + line.Length;
        for (var start = line.Start; start < end;)
        {
            var font = FontOf(line.Text.FontAt(start)!);
            var next = start + 1;
            while (next < end && FontOf(line.Text.FontAt(next)!) == font) next++;
            var left = x + line.Text.Width(line.Start, start - line.Start) * style.Size;
            _content.Append(CultureInfo.InvariantCulture,
                $"BT/{font.Name} {style.Size:0.####} Tf {left:0.###} {height - baseline:0.###} Td<");
            for (; start < next; start += char.IsHighSurrogate(line.Text.Characters[start]) ? 2 : 1)
            {
                font.Encode(line.Text.DrawnAt(start), _content);
            }

            _content.Append(">Tj ET\n");
        }
    }

    public void Rule(double left, double right, double y, Ink ink, double thickness) =>
        _content.Append(CultureInfo.InvariantCulture,
            $"{Colour(ink)} RG {thickness:0.##} w {left:0.###} {height - y:0.###} m {right:0.###} {height - y:0.###} l S\n");

    public void Rectangle(double left, double top, double rectangleWidth, double rectangleHeight, Ink ink)
    {
        Fill(ink);
        _content.Append(CultureInfo.InvariantCulture,
            $"{left:0.###} {height - top - rectangleHeight:0.###} {rectangleWidth:0.###} {rectangleHeight:0.###} re f\n");
    }

    public void Png(byte[] image, double left, double top, double imageWidth, double imageHeight)
    {
        var number = PngImage.Write(file, image);
        var name = _images[number] = string.Create(CultureInfo.InvariantCulture, $"I{_images.Count + 1}");
        _content.Append(CultureInfo.InvariantCulture,
            $"q {imageWidth:0.###} 0 0 {imageHeight:0.###} {left:0.###} {height - top - imageHeight:0.###} cm/{name} Do Q\n");
    }

    /// <summary>Writes what was drawn last, the fonts and the pages.</summary>
    /// <returns>The number of the document's root object.</returns>
    public int Finish()
    {
        Flush();
        foreach (var font in _fonts.Values) font.Write(file);
        var fonts = string.Concat(_fonts.Values.Select(font => Entry(font.Name, font.Number)));
        var images = string.Concat(_images.Select(image => Entry(image.Value, image.Key)));
        var resources = file.Write($"<</Font<<{fonts}>>/XObject<<{images}>>>>");
        var tree = file.Reserve();
        var size = string.Create(CultureInfo.InvariantCulture, $"{width:0.##} {height:0.##}");
        var kids = _pages.Select(contents => file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {size}]/Resources {resources} 0 "
            + $"R/Contents[{string.Concat(contents.Select(Reference))}]>>"))).ToList();
        file.Write(tree, string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Pages/Count {kids.Count}/Kids[{string.Concat(kids.Select(Reference))}]>>"));
        return file.Write(string.Create(CultureInfo.InvariantCulture, $"<</Type/Catalog/Pages {tree} 0 R>>"));
    }

    private void Flush()
    {
        if (_content.Length > 0)
        {
            _pages[_selected - 1].Add(file.WriteStream("", Encoding.ASCII.GetBytes(_content.ToString())));
            _content.Clear();
        }

        _fill = null;
    }

    private void Fill(Ink ink)
    {
        if (_fill == ink) return;
        _content.Append(CultureInfo.InvariantCulture, $"{Colour(ink)} rg\n");
        _fill = ink;
    }

    private EmbeddedFont FontOf(Typeface typeface)
    {
        if (!_fonts.TryGetValue(typeface, out var font))
        {
            _fonts[typeface] = font = typeface.Embed(string.Create(CultureInfo.InvariantCulture, $"F{_fonts.Count + 1}"), file.Reserve());
        }

        return font;
    }

    private static string Colour(Ink ink) =>
        string.Create(CultureInfo.InvariantCulture, $"{ink.Red / 255.0:0.###} {ink.Green / 255.0:0.###} {ink.Blue / 255.0:0.###}");

    private static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R ");

    private static string Entry(string name, int number) => $"/{name} {Reference(number)}";
}
