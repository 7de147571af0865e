using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>
/// &lt;neighbours /&gt;: the documents before and after this one in the list that it was opened from, as far as the action has
/// found a <see cref="ListNeighbours"/>. Nothing where there are none.
/// </summary>
[HtmlTargetElement("neighbours", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NeighboursTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ListNeighbours.Of(ViewContext.ViewData) is not { } way || way is { Previous: null, Next: null })
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "neighbours");
        output.Attributes.SetAttribute("aria-label", "Neighbouring documents");
        Append(output, way, way.Previous, "prev", number => "← " + number);
        Append(output, way, way.Next, "next", number => number + " →");
    }

    private void Append(TagHelperOutput output, ListNeighbours way, Neighbour? neighbour, string relation, Func<string, string> text)
    {
        if (neighbour is null)
        {
            return;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = ViewContext.HttpContext.Request.PathBase + DocumentPath.Of((DocumentKind)neighbour.Kind,
            neighbour.Slug) + ListNeighbours.Suffix(way.List);
        link.Attributes["rel"] = relation;
        link.InnerHtml.Append(text(neighbour.Number));
        output.Content.AppendHtml(link);
    }
}
