using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>&lt;icon name="chevron" /&gt;: a drawing in the colour of the text, silent for screen readers. A tab's drawing has the tab's
/// name.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, Drawing> Drawings = new Dictionary<string, Drawing>(StringComparer.OrdinalIgnoreCase)
    {
        ["menu"] = Small("""<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>"""),
        ["chevron"] = Small("""<path d="m5 6.5 3 3 3-3"/>""", " class=\"chevron\""),
        ["search"] = Small("""<circle cx="7" cy="7" r="4.25"/><path d="m10.25 10.25 3.25 3.25"/>"""),
        ["success"] = Small("""<circle cx="8" cy="8" r="6.5"/><path d="m5 8.25 2.1 2.1L11 6.2"/>""", " class=\"success\""),
        ["Home"] = Small("""<path d="m2 7.5 6-5 6 5"/><path d="M3.75 6.5v7h8.5v-7M6.75 13.5v-3.75h2.5v3.75"/>"""),
        ["Quotes"] = Small("""<path d="M3.25 1.75h6.5l3 3v9.5h-9.5z"/><path d="M9.5 2v3h3M5.75 8h4.5M5.75 10.75h3"/>"""),
        ["Contracts"] = Small(
            """<path d="M12.75 6V1.75h-9.5v12.5h4"/><path d="M5.75 5h4.5M5.75 8H8"/>"""
            + """<path d="m9 14 .5-2 3.75-3.75 1.5 1.5L11 13.5z"/>"""),
        ["Orders"] = Small("""<path d="m8 1.75 5.75 3v6.5l-5.75 3-5.75-3v-6.5z"/><path d="m2.5 4.9 5.5 2.85 5.5-2.85M8 7.75V14"/>"""),
        ["InstalledProducts"] = Small(
            """<path d="M2.25 2.25h4.5v4.5h-4.5zM9.25 2.25h4.5v4.5h-4.5zM2.25 9.25h4.5v4.5h-4.5z"/>"""
            + """<path d="M11.5 9v5M9 11.5h5"/>"""),
        ["Statements"] = Small("""<path d="M2.25 13.75h11.5"/><path d="M4 11V8.5M8 11V2.75M12 11V5.75"/>"""),
        ["Invoices"] = Small(
            """<path d="M3.25 1.75h9.5v12.5l-1.9-1.25-1.6 1.25L8 13l-1.25 1.25-1.6-1.25-1.9 1.25z"/>"""
            + """<path d="M5.75 5.25h4.5M5.75 8.25h4.5"/>"""),
        ["Payments"] = Small("""<path d="M1.75 3.25h12.5v9.5H1.75zM1.75 6.5h12.5M4.25 10h2.5"/>"""),
        ["CreditMemos"] = Small("""<path d="M4.75 3.5 2 6.25 4.75 9"/><path d="M2.25 6.25h7.5a3.75 3.75 0 0 1 0 7.5H6"/>"""),
        ["Contact"] = Small("""<path d="M1.75 3.25h12.5v9.5H1.75zM2 3.75l6 5 6-5"/>"""),
        ["document"] = Small("""<path d="M3.25 1.75h6.5l3 3v9.5h-9.5z"/><path d="M9.5 2v3h3"/>"""),
        ["brand"] = new("26", "0 0 26 26", "2.6",
        """<path d="M2.5 18.5h13.25a5.25 5.25 0 1 0-4.9-7.15"/><path d="M6 13.25h6.5"/><path d="M9.5 23.25h11a3.2 3.2 0 0 0 .4-6.35"/>"""),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public string Name { get; set; } = "";

    /// <summary>For an empty page, where it is the only picture.</summary>
    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Name, Large));
    }

    /// <summary>What has no drawing of its own is a sheet of paper.</summary>
    internal static IHtmlContent Draw(string name, bool large = false)
    {
        var drawing = Drawings.GetValueOrDefault(name, Drawings["document"]);
        return large ? drawing.Large : drawing.Plain;
    }

    private static Drawing Small(string shapes, string css = "") => new("16", "0 0 16 16", "1.5", shapes, css);

    // Every page has a dozen: each is put together once.
    private sealed class Drawing(string size, string viewBox, string stroke, string shapes, string css = "")
    {
        public IHtmlContent Plain { get; } = Svg(size, viewBox, stroke, shapes, css);

        public IHtmlContent Large { get; } = Svg("40", viewBox, "0.8", shapes, css);

        private static HtmlString Svg(string size, string viewBox, string stroke, string shapes, string css) => new(
            $"""<svg aria-hidden="true"{css} fill="none" height="{size}" stroke="currentColor" stroke-linecap="round" """
            + $"""stroke-linejoin="round" stroke-width="{stroke}" viewBox="{viewBox}" width="{size}">{shapes}</svg>""");
    }
}
