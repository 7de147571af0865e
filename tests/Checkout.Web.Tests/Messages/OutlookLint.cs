using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Checkout.Web.Tests.Messages;

/// <summary>What Outlook, which draws with Word, would draw wrong; and what no mail program should have to show.</summary>
internal static class OutlookLint
{
    public const int MaxRows = 20;

    private static readonly string[] Inline = ["a", "b", "br", "em", "i", "img", "small", "span", "strong"];

    // Word knows none of these.
    private static readonly Regex Unknown =
        Of(@"(?<![\w-])(display:\s*(flex|grid|inline-block)|position|float|background-image|white-space|gap)\b");
    private static readonly Regex Spacing = Of(@"(?<![\w-])(padding|margin)");
    private static readonly Regex FirstFont = Of(@"(?<![\w-])font(-family)?:\s*(?<first>[^,;]+)");
    private static readonly Regex ZoneId = Of(@"\b[A-Z][a-z]+/[A-Z][A-Za-z_]+\b");

    public static IReadOnlyList<string> Problems(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return
        [
            .. page.QuerySelectorAll(string.Join(',', Inline)).Where(element => Spacing.IsMatch(Style(element)))
                .Select(element => $"padding or margin on <{element.LocalName}>: {Style(element)}"),
            .. page.All.Where(element => Unknown.IsMatch(Style(element))).Select(element => $"Word does not know {Style(element)}"),
            .. page.QuerySelectorAll("div").Where(element => Style(element).Contains("width", StringComparison.Ordinal))
                .Select(element => $"a width on a <div>: {Style(element)}"),
            .. page.QuerySelectorAll("td").Where(cell => cell.ChildNodes.OfType<IText>().Any(text => !string.IsNullOrWhiteSpace(text.Text)))
                .Concat(page.QuerySelectorAll("a").Where(link => link.HasAttribute("target")))
                .Where(element => FirstFont.Match(Style(element)).Groups["first"].Value is not "Arial")
                .Select(element => $"not Arial: {element.TextContent.Trim()}"),
            .. page.QuerySelectorAll("table:not([role=presentation])").Select(_ => "a table that is read out as one"),
            .. page.QuerySelectorAll("img").Where(image => image.GetAttribute("alt") is not { Length: > 0 }
                    || !int.TryParse(image.GetAttribute("width"), CultureInfo.InvariantCulture, out var width)
                    || width is < 1 or > 560 || !image.HasAttribute("height"))
                .Select(image => $"a picture without alt, width and height: {image.OuterHtml}"),
            .. page.QuerySelectorAll("a[target]").Where(link => link.ParentElement is not { LocalName: "td" } cell
                    || !cell.HasAttribute("bgcolor") || !Style(cell).Contains("padding", StringComparison.Ordinal))
                .Select(link => $"a button without a cell of its own: {link.TextContent.Trim()}"),
            .. page.QuerySelectorAll("table[width='560']").Length == 1 ? (string[])[] : ["no table that is 560 wide"],
            .. html.Contains("<!--[if mso]><table role=\"presentation\" width=\"560\"", StringComparison.Ordinal) ? (string[])[]
                : ["nothing that holds Outlook to 560"],
            .. page.QuerySelector("meta[name=color-scheme]") is not null
                && html.Contains("prefers-color-scheme: dark", StringComparison.Ordinal) ? (string[])[] : ["no dark scheme"],
            .. ZoneId.Matches(page.Body!.TextContent).Select(zone => $"a time zone as machines call it: {zone.Value}"),
            .. page.QuerySelectorAll("table.facts tr").Length <= MaxRows ? (string[])[] : ["more than 20 rows"],
        ];
    }

    private static string Style(IElement element) => element.GetAttribute("style") ?? "";

    private static Regex Of(string pattern) => new(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
