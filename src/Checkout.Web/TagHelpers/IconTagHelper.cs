using System.Collections.Frozen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>&lt;icon name="chevron" /&gt;: a drawing in the colour of the text, silent for screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, Drawing> Drawings = new Dictionary<string, Drawing>(StringComparer.Ordinal)
    {
        ["menu"] = Small("""<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>"""),
        ["chevron"] = Small("""<path d="m5 6.5 3 3 3-3"/>"""),
        ["search"] = Small("""<circle cx="7" cy="7" r="4.25"/><path d="m10.25 10.25 3.25 3.25"/>"""),
        ["document"] = new("31", "45", "13 5.5 31 45", "1.75",
        """<path d="M14 6.5h19l10 10v33H14z"/><path d="M33 6.5v10h10"/><path d="M21 26h15M21 32.5h15M21 39h8"/>"""),
        ["brand"] = new("26", "26", "0 0 26 26", "2.6",
        """<path d="M2.5 18.5h13.25a5.25 5.25 0 1 0-4.9-7.15"/><path d="M6 13.25h6.5"/><path d="M9.5 23.25h11a3.2 3.2 0 0 0 .4-6.35"/>"""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var drawing = Drawings[Name];
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Name == "chevron")
        {
            output.Attributes.SetAttribute("class", "chevron");
        }

        output.Attributes.SetAttribute("width", drawing.Width);
        output.Attributes.SetAttribute("height", drawing.Height);
        output.Attributes.SetAttribute("viewBox", drawing.ViewBox);
        output.Attributes.SetAttribute("fill", "none");
        output.Attributes.SetAttribute("stroke", "currentColor");
        output.Attributes.SetAttribute("stroke-width", drawing.Stroke);
        output.Attributes.SetAttribute("stroke-linecap", "round");
        output.Attributes.SetAttribute("stroke-linejoin", "round");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(drawing.Shapes);
    }

    private static Drawing Small(string shapes) => new("16", "16", "0 0 16 16", "1.6", shapes);

    private sealed record Drawing(string Width, string Height, string ViewBox, string Stroke, string Shapes);
}
