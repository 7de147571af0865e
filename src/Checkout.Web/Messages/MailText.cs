using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Checkout.Web.Templates;
using Microsoft.AspNetCore.Html;

namespace Checkout.Web.Messages;

/// <summary>
/// What a template says, as blocks that the layout and the plain text are both made of: <c>p</c> a paragraph, <c>blockquote</c> what
/// somebody wrote, <c>dl</c> facts (a <c>dt</c> may be a link), <c>a</c> the button, and at the end <c>footer</c>: why this person gets it.
/// </summary>
public static partial class MailText
{
    // What people typed may hold control characters, which the encoder writes as entities.
    private static readonly XmlReaderSettings AnyCharacter = new() { CheckCharacters = false };

    /// <summary>Blocks without words are left out, and so are facts beyond <see cref="Digest.MaxRows"/>, whose number is said
    /// instead.</summary>
    public static IReadOnlyList<XElement> Blocks(IHtmlContent body, CultureInfo? culture = null)
    {
        using var html = new StringWriter();
        html.Write("<body>");
        body.WriteTo(html, HtmlEncoder.Default);
        html.Write("</body>");
        using var xml = XmlReader.Create(new StringReader(html.ToString()), AnyCharacter);
        var root = XElement.Load(xml);
        return root.Nodes().OfType<XText>().FirstOrDefault(text => !string.IsNullOrWhiteSpace(text.Value)) is { } loose
            ? throw new InvalidOperationException($"“{loose.Value.Trim()}” stands in no block of the mail.")
            : Shorten(root.Elements().Where(block => Words(block).Length > 0 || block.Name.LocalName == TemplateMarkup.BuiltIn),
                culture ?? CultureInfo.InvariantCulture);
    }

    private static List<XElement> Shorten(IEnumerable<XElement> blocks, CultureInfo culture)
    {
        var (kept, room) = (new List<XElement>(), Digest.MaxRows);
        foreach (var block in blocks)
        {
            var labels = block.Elements("dt").ToList();
            if (labels.Count <= room)
            {
                kept.Add(block);
                room -= labels.Count;
                continue;
            }

            foreach (var label in labels.Skip(room))
            {
                label.ElementsAfterSelf("dd").First().Remove();
                label.Remove();
            }

            if (room > 0)
            {
                kept.Add(block);
            }

            kept.Add(new XElement("p", $"And {(labels.Count - room).ToString("N0", culture)} more."));
            room = 0;
        }

        return kept;
    }

    /// <summary>What a block says; line ends of the template are blanks, except in what somebody wrote.</summary>
    public static string Words(XElement block) =>
        (block.Name.LocalName == "blockquote" ? block.Value : Blank().Replace(block.Value, " ")).Trim(' ', '\t', '\r', '\n');

    /// <summary>What somebody wrote, line by line.</summary>
    public static IReadOnlyList<string> Lines(XElement quote) => Words(quote).ReplaceLineEndings("\n").Split('\n');

    /// <summary>Label, value, and where the label leads.</summary>
    public static IEnumerable<(string Label, string Value, string? Url)> Facts(XElement list) => list.Elements("dt")
        .Select(label => (Words(label), Words(label.ElementsAfterSelf("dd").First()), label.Element("a")?.Attribute("href")?.Value));

    public static string Plain(IEnumerable<XElement> blocks, params IEnumerable<string> sender) =>
        $"{string.Join("\n\n", blocks.Select(Plain))}\n{string.Join('\n', sender)}\n";

    private static string Plain(XElement block) => block.Name.LocalName switch
    {
        "p" => Words(block),
        "blockquote" => string.Join('\n', Lines(block).Select(line => $"> {line}")),
        "dl" => string.Join('\n', Facts(block)
            .Select(fact => $"{fact.Label}{(fact.Value.Length > 0 ? ": " : "")}{fact.Value}{(fact.Url is { } url ? $"\n  {url}" : "")}")),
        "a" => $"{Words(block)}:\n{block.Attribute("href")?.Value}",
        "footer" => $"-- \n{Words(block)}",
        var other => throw new InvalidOperationException($"An e-mail has no block “{other}”."),
    };

    [GeneratedRegex(@"[ \t\r\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
