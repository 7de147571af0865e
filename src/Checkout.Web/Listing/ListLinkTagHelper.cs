using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Listing;

/// <summary>&lt;list-link tab="Invoices"&gt;Invoices&lt;/list-link&gt;: back to the list that the document was opened from, with its
/// filter, order and page.</summary>
[HtmlTargetElement("list-link")]
public sealed class ListLinkTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Tab { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = ListNeighbours.Of(ViewContext.ViewData)?.List ?? "";
        output.TagName = "a";
        output.Attributes.SetAttribute("href", $"{ViewContext.HttpContext.Request.PathBase}/{Tab}{(list.Length == 0 ? "" : "?" + list)}");
    }
}
