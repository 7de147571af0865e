using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.Listing;

/// <summary>
/// &lt;th sort="published" class="second"&gt;Published&lt;/th&gt;: a column heading that sorts. Sorting again turns the order round.
/// <c>sort-down="true"</c> begins with the highest or newest.
/// </summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortHeaderTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Sort { get; set; } = "";

    public bool SortDown { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var page = (ListPage)ViewContext.ViewData.Model!;
        var current = string.Equals(page.Sort.Name, Sort, StringComparison.OrdinalIgnoreCase);
        var next = new SortChoice(Sort, current ? !page.Sort.Descending : SortDown);

        var link = new TagBuilder("a");
        link.Attributes["href"] = new ListLinks(ViewContext.HttpContext.Request).Sort(next);
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());

        output.Attributes.SetAttribute("role", "columnheader");
        output.Attributes.SetAttribute("scope", "col");
        if (current)
        {
            output.Attributes.SetAttribute("aria-sort", page.Sort.Descending ? "descending" : "ascending");
        }

        output.Content.SetHtmlContent(link);
    }
}
