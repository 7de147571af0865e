using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>
/// &lt;page-top&gt;&lt;li&gt;…&lt;/li&gt;&lt;/page-top&gt;: the way to a page, and beside it the documents before and after this one in the
/// list that it was opened from, as far as the action has found a <see cref="ListNeighbours"/>.
/// </summary>
[HtmlTargetElement("page-top")]
public sealed class PageTopTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "page-top");
        output.PreContent.SetHtmlContent("<nav class=\"breadcrumb\" aria-label=\"Breadcrumb\"><ol>");
        output.PostContent.SetHtmlContent("</ol></nav>");
        if (ListNeighbours.Of(ViewContext.ViewData) is { } way && way is not { Previous: null, Next: null })
        {
            output.PostContent.AppendHtml(new Element("nav", null, ("class", "neighbours"), ("aria-label", "Neighbouring documents"))
                .With([.. To(way.Previous, way, "prev", "← {0}"), .. To(way.Next, way, "next", "{0} →")]));
        }
    }

    private IEnumerable<Element> To(Neighbour? neighbour, ListNeighbours way, string relation, string text) => neighbour is null ? []
        : [new Element("a", string.Format(CultureInfo.InvariantCulture, text, neighbour.Number),
            ("href", ViewContext.HttpContext.Request.PathBase + DocumentPath.Of((DocumentKind)neighbour.Kind, neighbour.Slug)
                + ListNeighbours.Suffix(way.List)), ("rel", relation))];
}
