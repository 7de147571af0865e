using System.Drawing;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Checkout.Web.Branding;

/// <summary>
/// An .svg file that is safe to serve, and drawn as pixels for documents and mails, whose programs draw none. What a logo needs is
/// drawn: shapes and paths with plain fills and strokes, groups, turns, classes. Strokes end and meet round.
/// </summary>
public sealed partial class SvgLogo
{
    private const int Longest = 256 * 1024;
    private const int DeepestGroup = 50;
    private const string Space = "http://www.w3.org/2000/svg";
    private const string Elements = " svg g defs title desc metadata style path rect circle ellipse line polyline polygon linearGradient "
        + "radialGradient stop clipPath mask use symbol text tspan ";
    private const string Silent = " title desc metadata style defs ";
    private const string Shapes = " path rect circle ellipse line polyline polygon ";

    private readonly XElement _root;
    private readonly Dictionary<string, Dictionary<string, string>> _rules = new(StringComparer.Ordinal);

    private SvgLogo(XElement root) => _root = root;

    /// <exception cref="XmlException">It is no SVG, or holds what a logo has no need of: scripts, addresses elsewhere.</exception>
    public static SvgLogo Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = XmlReader.Create(file,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Longest });
        var document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        if (document.Root is not { } root || root.Name != XName.Get("svg", Space))
        {
            throw new XmlException("line 1: It is no SVG image");
        }

        foreach (var node in document.DescendantNodes())
        {
            if (ProblemOf(node) is { } problem)
            {
                throw Refused(node, problem);
            }
        }

        return new SvgLogo(root);
    }

    /// <summary>Draws it as large as fits.</summary>
    /// <exception cref="XmlException">It has what is not drawn here, such as letters and gradients.</exception>
    public byte[] ToPng(int widest, int highest)
    {
        foreach (var rule in _root.Descendants(XName.Get("style", Space))
            .SelectMany(style => Rule().Matches(Media().Replace(style.Value, ""))))
        {
            foreach (var selector in rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                var known = _rules.TryGetValue(selector, out var before) ? before : _rules[selector] = new(StringComparer.Ordinal);
                foreach (var (name, value) in Declarations(rule.Groups["declarations"].Value))
                {
                    known[name] = value;
                }
            }
        }

        var box = SvgPath.Numbers(_root.Attribute("viewBox")?.Value ?? $"0 0 {Plain("width")} {Plain("height")}");
        if (box.Count != 4 || box[2] <= 0 || box[3] <= 0)
        {
            throw Refused(_root, "does not say with viewBox, or width and height, how large it is");
        }

        var scale = Math.Min(widest / box[2], highest / box[3]);
        var raster = new Raster(Math.Max(1, (int)(box[2] * scale)), Math.Max(1, (int)(box[3] * scale)));
        Draw(_root, Matrix3x2.CreateTranslation((float)-box[0], (float)-box[1]) * Matrix3x2.CreateScale((float)scale),
            new(StringComparer.Ordinal), raster, depth: 0);
        return raster.ToPng();
        string Plain(string name) => _root.Attribute(name)?.Value.Replace("px", "", StringComparison.Ordinal) ?? "0";
    }

    private void Draw(XElement element, Matrix3x2 place, Dictionary<string, string> inherited, Raster raster, int depth)
    {
        var name = $" {element.Name.LocalName} ";
        var styles = new Dictionary<string, string>(inherited, StringComparer.Ordinal);
        foreach (var (key, value) in element.Attributes().Where(attribute => attribute.Name.LocalName is not ("class" or "id" or "style"))
            .Select(attribute => (attribute.Name.LocalName, attribute.Value)).Concat(Selectors(element)
                .SelectMany(selector => _rules.GetValueOrDefault(selector) ?? []).Select(rule => (rule.Key, rule.Value)))
            .Concat(Declarations(element.Attribute("style")?.Value ?? "")))
        {
            styles[key] = value;
        }

        if (Silent.Contains(name, StringComparison.Ordinal) || styles.GetValueOrDefault("display") == "none")
        {
            return;
        }

        if (depth > DeepestGroup || new[] { "clip-path", "mask", "filter" }.Any(key => styles.ContainsKey(key) && styles[key] != "none"))
        {
            throw Undrawn(element, "clipping, masks and filters");
        }

        var at = SvgPath.Transform(element.Attribute("transform")?.Value ?? "") * place;
        if (Shapes.Contains(name, StringComparison.Ordinal))
        {
            var lines = SvgPath.Of(element, at);
            var isEvenOdd = styles.GetValueOrDefault("fill-rule") == "evenodd";
            raster.Fill(lines, isEvenOdd, Paint(element, styles, "fill", "#000"));
            var stroke = Paint(element, styles, "stroke", "none");
            if (stroke.A > 0)
            {
                var width = Number(styles, "stroke-width") * Math.Sqrt(Math.Abs(at.GetDeterminant()));
                raster.Fill(SvgPath.Outline(lines, width / 2), isEvenOdd: false, stroke);
            }
        }
        else if (name is " svg " or " g ")
        {
            var passed = styles.Where(style => style.Key.StartsWith("fill", StringComparison.Ordinal)
                || style.Key.StartsWith("stroke", StringComparison.Ordinal) || style.Key is "opacity" or "color");
            var own = new Dictionary<string, string>(passed, StringComparer.Ordinal);
            foreach (var child in element.Elements())
            {
                Draw(child, at, own, raster, depth + 1);
            }
        }
        else
        {
            throw Undrawn(element, $"<{element.Name.LocalName}>");
        }
    }

    private static IEnumerable<string> Selectors(XElement element) =>
    [
        element.Name.LocalName,
        .. (element.Attribute("class")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $".{name}"),
        $"#{element.Attribute("id")?.Value}",
    ];

    private static Color Paint(XElement element, Dictionary<string, string> styles, string which, string otherwise)
    {
        var paint = styles.GetValueOrDefault(which, otherwise).Trim();
        if (paint is "none" or "transparent")
        {
            return Color.Transparent;
        }

        var opacity = Number(styles, $"{which}-opacity") * Number(styles, "opacity");
        paint = paint == "currentColor" ? styles.GetValueOrDefault("color", "#000") : paint;
        var channels = paint.StartsWith("rgb(", StringComparison.Ordinal) ? SvgPath.Numbers(paint[4..].TrimEnd(')')) : [];
        var color = channels is [var red, var green, var blue]
            ? Color.FromArgb((int)red & 255, (int)green & 255, (int)blue & 255)
            : Hex().IsMatch(paint) ? ColorTranslator.FromHtml(paint) : Color.FromName(paint);
        return color.IsKnownColor || !color.IsNamedColor ? Color.FromArgb((int)Math.Clamp(opacity * 255, 0, 255), color)
            : throw Undrawn(element, $"the paint “{paint}”");
    }

    private static double Number(Dictionary<string, string> styles, string name) =>
        SvgPath.Numbers(styles.GetValueOrDefault(name, "1")) is [var number, ..] ? number : 1;

    private static IEnumerable<(string Name, string Value)> Declarations(string text) => text.Split(';')
        .Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2)
        .Select(pair => (pair[0], pair[1]));

    private static string? ProblemOf(XNode node) => node switch
    {
        XProcessingInstruction => "names a style sheet or program",
        XElement element when element.Name.NamespaceName != Space
            || !Elements.Contains($" {element.Name.LocalName} ", StringComparison.Ordinal)
            => $"has <{element.Name.LocalName}>, which a logo needs not. Save it as plain SVG",
        XElement element => element.Attributes().FirstOrDefault(IsUnsafe) is { } attribute
            ? $"has {attribute.Name.LocalName}=\"…\", which runs a script or leads elsewhere" : null,
        XText text when LeadsElsewhere(text.Value) => "has a style that leads elsewhere",
        _ => null,
    };

    private static bool IsUnsafe(XAttribute attribute) => !attribute.IsNamespaceDeclaration
        && (attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (attribute.Name.LocalName is "href" && !attribute.Value.StartsWith('#')) || LeadsElsewhere(attribute.Value));

    // Escapes of CSS could hide both words, and no logo needs one.
    private static bool LeadsElsewhere(string value) => value.Contains('\\', StringComparison.Ordinal)
        || value.Contains("@import", StringComparison.OrdinalIgnoreCase) || value.Contains("script:", StringComparison.OrdinalIgnoreCase)
        || Address().IsMatch(value);

    private static XmlException Undrawn(XElement element, string what) =>
        Refused(element, $"has {what}, which documents and mails can’t draw. Turn it into paths, or name a PNG as PrintedLogoPath");

    private static XmlException Refused(XObject at, string problem) =>
        new($"line {((IXmlLineInfo)at).LineNumber}: It {problem}");

    [GeneratedRegex(@"url\(\s*[^#\s]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hex();

    [GeneratedRegex(@"@media[^{]*\{([^{}]*\{[^{}]*\})*[^{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Media();

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<declarations>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();
}
