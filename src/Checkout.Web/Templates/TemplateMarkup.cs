using System.Xml;
using System.Xml.Linq;

namespace Checkout.Web.Templates;

/// <summary>
/// What the template of a mail is made of: the subject, and the blocks that built-in mails are made of, from which both the text and the
/// drawing come. <c>built-in</c> stands for the built-in words.
/// </summary>
internal static class TemplateMarkup
{
    public const string Subject = "subject";
    public const string BuiltIn = "built-in";

    private static readonly string[] Blocks = [Subject, "p", "blockquote", "dl", "a", "footer", BuiltIn];

    /// <param name="text">The template without its tags, in its lines.</param>
    public static IEnumerable<(int Line, string Text)> Problems(string text)
    {
        XElement body;
        try
        {
            body = XElement.Parse($"<body>{text}</body>", LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException problem)
        {
            return [(problem.LineNumber, $"{problem.Message.Split(". Line")[0].TrimEnd('.')}. Write & as &amp; and < as &lt;")];
        }

        var found = body.DescendantNodes().Select(node => (node, Problem: ProblemOf(node, body))).Where(pair => pair.Problem is not null)
            .Select(pair => (LineOf(pair.node), pair.Problem!));
        return body.Elements(Subject).Count() == 1 ? found : found.Append((1, "say the subject once: <subject>…</subject>"));
    }

    private static string? ProblemOf(XNode node, XElement body) => (node, node.Parent == body) switch
    {
        (XText text, true) when !string.IsNullOrWhiteSpace(text.Value) => $"“{Short(text.Value)}” stands in no block; write <p>…</p>",
        (XText text, false) when node.Parent!.Name.LocalName is "dl" && !string.IsNullOrWhiteSpace(text.Value) =>
            $"“{Short(text.Value)}” is no fact; write <dt>…</dt><dd>…</dd>",
        (XElement element, true) when !Blocks.Contains(element.Name.LocalName, StringComparer.Ordinal) =>
            $"an e-mail has no <{element.Name.LocalName}>. It has {string.Join(", ", Blocks.Select(block => $"<{block}>"))}",
        (XElement element, false) when (element.Parent!.Name.LocalName, element.Name.LocalName)
            is not (("dl", "dt" or "dd") or ("dt", "a")) =>
            $"<{element.Name.LocalName}> can’t stand in <{element.Parent.Name.LocalName}>",
        (XElement element, _) when element.Name.LocalName == "a" && element.Attribute("href") is null =>
            "<a> says with href where it leads",
        (XElement element, _) when element.Attributes().Any(attribute => attribute.Name.LocalName != "href") =>
            $"<{element.Name.LocalName}> takes no attributes: how mails look is the same for all",
        (XElement { Name.LocalName: "dt" } label, _) when (label.ElementsAfterSelf().FirstOrDefault()?.Name.LocalName) != "dd" =>
            "after <dt> comes <dd>",
        (XText or XElement or XComment, _) => null,
        _ => "an e-mail has only blocks and their words",
    };

    // Of a text, where its first word stands.
    private static int LineOf(XNode node) => ((IXmlLineInfo)node).LineNumber
        + (node is XText text ? text.Value.TakeWhile(char.IsWhiteSpace).Count(blank => blank == '\n') : 0);

    private static string Short(string text) => text.Trim().Truncate(40);
}
